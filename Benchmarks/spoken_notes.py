"""Notes of four talks, made up for the benchmark: title, then phases of a heading, trigger words and what is said."""

BAKERY = ("Ordering bread before it is baked", [
    ("WHY - The Problem", "unsold loaves, closing time, forty percent thrown away, guessing", [
        "Every evening at closing time our bakery threw away about forty percent of its loaves.",
        "Nobody knew in the morning how much bread would be sold, so the owner was guessing.",
        "On Mondays the shelves were empty by noon, and on Thursdays they were full at night.",
        "Unsold rye cost us more flour and more electricity than the rent of the shop.",
        "The owner asked whether a computer could guess any better than she did.",
        "That question was the beginning of the project."]),
    ("WHAT - The Scope", "eleven branches, twenty kinds of bread, order by four in the morning, tablet", [
        "We agreed to forecast the sales of eleven branches and twenty kinds of bread.",
        "The order had to be on the baker's tablet by four in the morning, before the ovens are lit.",
        "Cakes, sandwiches and coffee were left out on purpose.",
        "For each branch the tablet shows a number of trays, and the baker may change it.",
        "We measured success in kilograms of waste and in hours of empty shelves."]),
    ("DATA - What we had", "till receipts, three years, weather station, school holidays, missing Sundays", [
        "The tills had kept receipts for three years, in a format that no one had documented.",
        "Two branches had lost all of their Sundays because the clock of the till was wrong.",
        "We joined the receipts with the rain and the temperature of the nearest weather station.",
        "School holidays came from the web page of the county.",
        "A day on which bread was sold out is a trap, because the receipts do not show who left without any.",
        "We marked those days by hand with the branch managers."]),
    ("OPTIONS - Three Ways", "moving average, gradient boosting, bought software, explain to bakers", [
        "First we tried a moving average over the same weekday, which a spreadsheet can do.",
        "Second came gradient boosting with weather and holidays as features.",
        "Third was a bought package that wanted a licence for every oven.",
        "The bakers had to be able to understand a number before they would trust it.",
        "Boosted trees were a little better, but the average could be explained in one sentence."]),
    ("DECISION", "start simple, average with corrections, review in spring", [
        "We decided to start with the simple average and a correction for rain.",
        "The correction is a table with six rows that hangs on the wall beside the oven.",
        "We promised a review in spring, with figures from both methods side by side.",
        "Nobody argued for the licence any longer after they had seen the table."]),
    ("ROLLOUT", "one branch, the station, two weeks in parallel, paper list", [
        "The first branch was the one at the railway station, since its customers are the least regular.",
        "For two weeks the baker wrote a paper list as before, and we compared it with the tablet.",
        "On nine days of fourteen the tablet would have wasted less.",
        "On one day a marathon passed the station and both were hopelessly wrong.",
        "After that the other branches asked when it would be their turn."]),
    ("TROUBLE - The Strike", "drivers on strike, deliveries at noon, orders ignored, manual override", [
        "In March the delivery drivers went on strike and the vans arrived at noon.",
        "The forecast kept learning from days on which the shelves had simply stayed empty.",
        "Managers began to ignore the orders, and they were right to do so.",
        "We added a manual override that marks a day as strange, so that it is never learnt from.",
        "It took eleven days before the numbers were believed again."]),
    ("TESTING", "hold out the last summer, waste against empty shelves, double cost", [
        "We held out the last summer and pretended not to know it.",
        "An empty shelf was counted as twice the cost of a wasted loaf.",
        "With that cost the best order is not the mean but a higher quantile.",
        "The backtest found a bug in the leap year that no unit test had covered.",
        "Pretzels could not be forecast at all, and we said so."]),
    ("RESULTS", "waste down to eighteen percent, nine tons of flour, sold out later", [
        "After six months the waste went down from forty to eighteen percent.",
        "That is nine tons of flour a year that are not turned into rubbish.",
        "On average the shelves are sold out an hour later than before.",
        "Two branches got worse, and both had been run by people who guessed brilliantly."]),
    ("PEOPLE", "baker's pride, weekly call, names for the models", [
        "The hardest part was the pride of bakers who had guessed for thirty years.",
        "We held a weekly call in which they could overrule the forecast and win a cake.",
        "One of them named the two methods Gertrude and Hans, and the names have stayed.",
        "Since then they say that Gertrude is pessimistic when it rains."]),
    ("LESSONS", "sold out is not demand, explain first, count what matters to them", [
        "What is sold is not what is wanted, and most of our mistakes came from that confusion.",
        "Explain a method first and improve it later, never the other way round.",
        "Count in trays and kilograms, because nobody in a bakery thinks in percent.",
        "If I began again I would sit at the till for a week before writing any code."]),
])

LIBRARY = ("Moving a library's catalogue", [
    ("INTRODUCTION", "two million records, card drawers, mainframe from 1987", [
        "I want to tell you how we moved two million records out of a mainframe from nineteen eighty seven.",
        "Some of them had been typed from card drawers by students who were paid per card.",
        "My part was the migration itself and the nights on which it ran.",
        "The library stayed open through all of it, which was the main condition."]),
    ("GOALS", "no day closed, nothing lost, search in a second, every diacritic", [
        "The director set four goals and wrote them on the door of the server room.",
        "No reader may stand in front of a closed counter, not even for a day.",
        "No record may be lost, also when nobody has asked for it since the war.",
        "A search has to answer in a second, and every diacritic has to survive.",
        "The last goal turned out to be the most expensive one."]),
    ("THE OLD SYSTEM", "tape dumps, EBCDIC, field 245, undocumented flags", [
        "The mainframe could only write tape dumps, and only at night.",
        "The characters were EBCDIC with a home made extension for Czech and Polish.",
        "Field two hundred forty five holds the title, unless a certain flag is set, and then it holds the shelf.",
        "The one person who knew the flags had retired, and we visited her with cake.",
        "She remembered forty of them, and the rest we found by counting."]),
    ("DESIGN", "staging database, idempotent scripts, three passes, quarantine", [
        "We designed three passes through a staging database, each of which can be repeated.",
        "Every script is idempotent, so that a crash at three in the morning is no drama.",
        "Records that fail a rule go into quarantine together with the name of the rule.",
        "A librarian looks at the quarantine each afternoon and decides.",
        "Nothing is ever corrected in silence."]),
    ("DUPLICATES", "same book four times, fuzzy matching, editions, never merge automatically", [
        "The same book was often catalogued four times, once for each building.",
        "We matched titles fuzzily, with the year and the number of pages as a second opinion.",
        "Editions look like duplicates and are not, which cost us a month.",
        "We never merged automatically; the program only proposed pairs.",
        "Volunteers worked through sixty thousand pairs on winter evenings."]),
    ("PERFORMANCE", "index build, eleven hours, batch size, cold cache", [
        "The first build of the index took eleven hours, and we had seven.",
        "A larger batch size helped until the memory was full.",
        "Sorting by shelf before indexing halved the time, because neighbours compress well.",
        "We measured with a cold cache, as the readers find it on Monday morning."]),
    ("CUTOVER WEEKEND", "Friday six o'clock, read only, checklist, rollback at noon", [
        "On Friday at six o'clock the old system was set to read only.",
        "There was a printed checklist of ninety lines, and two people signed each of them.",
        "Until noon on Sunday a rollback would have been possible without loss.",
        "At eleven we found that loans of the children's department had no due date.",
        "We fixed it by hand with four people and a pizza."]),
    ("INCIDENTS", "barcode scanners, umlauts on receipts, phantom reservations", [
        "On Monday the barcode scanners in one building sent a carriage return too many.",
        "Umlauts on receipts came out as question marks, which the newspaper printed.",
        "Phantom reservations appeared for readers who had died.",
        "None of that lost any data, but it lost us a week of sympathy."]),
    ("OUTCOME", "zero lost, ninety milliseconds, twelve thousand in quarantine", [
        "Not a single record was lost, as an auditor confirmed by sampling.",
        "The median search takes ninety milliseconds.",
        "Twelve thousand records are still in quarantine and shrink by a hundred a week.",
        "Readers complained less than in the month before the move."]),
    ("WHAT I LEARNED", "visit the retired, rehearse the weekend, print the checklist", [
        "Visit the people who have retired before they forget.",
        "We had rehearsed the weekend three times, and the third rehearsal found the scanners' driver.",
        "A checklist on paper cannot be scrolled away by somebody in a hurry.",
        "And I learned to say out loud what I do not know."]),
])

BIRDS = ("Counting birds with a weather radar", [
    ("HOOK", "echoes at midnight, rain that is no rain, half a million thrushes", [
        "One night in October the radar showed rain over the lake, and the sky was clear.",
        "The echoes drifted south west against the wind, at the speed of a bicycle.",
        "What we saw were half a million thrushes on their way to Spain.",
        "Meteorologists filter such echoes out, and we wanted to keep them."]),
    ("QUESTION", "how many, which nights, lights off, wind turbines", [
        "The question was simple: how many birds pass over this valley, and on which nights?",
        "Wind turbines could be stopped for the few hours that matter.",
        "Cities could switch the lights of their towers off.",
        "Both are expensive, so a warning has to be right most of the time."]),
    ("RADAR BASICS", "pulse, reflectivity, Doppler, five elevations, fifteen minutes", [
        "A radar sends a pulse and listens for what comes back.",
        "Reflectivity tells how much is there, and the Doppler shift how fast it moves.",
        "The antenna turns at five elevations, so a whole volume takes fifteen minutes.",
        "At twenty kilometres the beam is wider than a church is tall.",
        "A single thrush reflects about as much as a large raindrop."]),
    ("SEPARATING", "texture, insects fly slower, polarisation, neural net rejected", [
        "Rain has a smooth texture and birds do not, because they keep their distance.",
        "Insects fly slower and stay below the warm layer.",
        "Polarisation helps, since birds are longer than they are high.",
        "We tried a neural net and rejected it, as it had learnt the shape of the hills.",
        "Three thresholds that we can draw on a napkin did nearly as well."]),
    ("GROUND TRUTH", "moon watching, thermal camera, volunteers, nine nights", [
        "For ground truth, volunteers watched the disc of the full moon with telescopes.",
        "A thermal camera counted what the eye could not see.",
        "We had nine good nights in two autumns, which is more than most studies have.",
        "Between the counters the difference was twenty percent, and that is our floor."]),
    ("PIPELINE", "raw volumes, vertical profile, twelve minutes late, small server", [
        "Raw volumes arrive from the weather service a few minutes after each scan.",
        "From these we make a vertical profile in steps of two hundred metres.",
        "The profile is published twelve minutes late, by a server that is smaller than a book.",
        "When a file is missing the gap is shown, and nothing is interpolated."]),
    ("FORECAST", "tailwind, temperature drop, day of the year, regression", [
        "Birds wait for a tailwind after a drop in temperature.",
        "A regression with wind, temperature and the day of the year explains most of the nights.",
        "Three days ahead it is as good as the wind forecast, and no better.",
        "We tell the probability of a strong night and never a number of birds."]),
    ("FALSE ALARMS", "starlings at dawn, chaff, a carnival, ground clutter", [
        "Starlings that leave their roost at dawn draw a ring on the screen.",
        "Once the air force had dropped chaff, which looked like a million ducks.",
        "Fireworks at the carnival frightened real birds off the reservoir, so that was no false alarm at all.",
        "Ground clutter on cold mornings is still unsolved."]),
    ("IMPACT", "eleven turbines, four nights, carcasses down by half", [
        "Eleven turbines are stopped on about four nights a season.",
        "The searchers with their dogs found half as many carcasses as in the years before.",
        "The operator lost less than one percent of the yearly energy.",
        "Two towns have asked to be told as well."]),
    ("OPEN QUESTIONS", "species, spring, climate, share the code", [
        "We cannot tell species apart, except for geese, who are polite enough to fly in lines.",
        "Spring migration is higher up and needs another calibration.",
        "Whether the climate moves the dates will take ten more years to see.",
        "The code is open, and three other radars run it already."]),
])

CLINIC = ("Shorter waits in an outpatient clinic", [
    ("THE WAITING ROOM", "ninety minutes, angry letters, chairs in the corridor", [
        "In our outpatient clinic people waited ninety minutes on average.",
        "There were chairs in the corridor because the waiting room had become too small.",
        "The head nurse kept a folder with angry letters, and she read one aloud at every meeting.",
        "I was asked to find out why, as the only engineer in the building."]),
    ("MY ROLE", "one day a week, no budget, stopwatch, trust of the nurses", [
        "I had one day a week and no budget.",
        "My first tool was a stopwatch, and the second was a box of biscuits.",
        "Without the trust of the nurses I would not have understood a single number.",
        "Doctors saw me as a kind of auditor for the first month."]),
    ("MEASURING", "badge readers, arrival to needle, lunch gap, missing checkouts", [
        "We put badge readers at three doors and gave each patient a coloured card.",
        "The time from arrival to the blood sample turned out to be most of the wait.",
        "There was a gap around lunch that nobody had planned.",
        "A fifth of the cards were never handed back, so their checkouts are missing."]),
    ("FINDINGS", "everyone comes at eight, blood laboratory, printer on the second floor", [
        "Everybody had an appointment at eight, because the letter said between eight and ten.",
        "The laboratory sent its results in batches of thirty.",
        "The only printer for labels stood on the second floor, behind a door with a code.",
        "Each nurse walked four kilometres a day for labels alone."]),
    ("IDEAS REJECTED", "more doctors, an app, overbooking, numbered tickets", [
        "More doctors would have waited for the same blood results.",
        "An app was offered to us by a company that had never seen the clinic.",
        "Overbooking helps an airline, and it makes sick people stand.",
        "Numbered tickets felt like a butcher's shop, said the patients."]),
    ("THE CHANGE", "staggered letters, second printer, samples every ten minutes", [
        "We wrote new letters that invite people at staggered times.",
        "A second printer cost two hundred euros and needed eleven signatures.",
        "A porter carries the samples every ten minutes instead of twice an hour.",
        "That was the whole intervention, and none of it was clever."]),
    ("SIMULATION", "queue model, arrival curve, what if, knee of the curve", [
        "Before we changed anything I built a queue model of the morning.",
        "The arrival curve came from the badges and the service times from the stopwatch.",
        "With it one could ask what happens if the porter is ill.",
        "The knee of the curve lies at eighty five percent of the chairs, where waits explode.",
        "The model was wrong about Fridays, since the students come then."]),
    ("RESISTANCE", "professor's rounds, habit, pilot in one wing, union", [
        "The professor's rounds started at nine and stopped everything for an hour.",
        "Nobody had ever asked him to move them, and he agreed within a minute.",
        "Habit was stronger than any argument, so we ran a pilot in one wing only.",
        "The union wanted to see that badges do not track employees."]),
    ("RESULTS", "thirty five minutes, letters stopped, nurses leave on time", [
        "The average wait fell to thirty five minutes within two months.",
        "The letters stopped, and one patient complained that she could not finish her novel.",
        "Nurses leave on time four days of five.",
        "The corridor is a corridor again."]),
    ("WHAT FAILED", "text messages, holiday weeks, dashboards nobody opened", [
        "Text messages as reminders changed nothing at all.",
        "In holiday weeks the old pattern returns, because the temporary staff use the old letters.",
        "The dashboards that I was proud of were opened by nobody.",
        "A sheet of paper on the door of the break room is read every day."]),
    ("TAKEAWAYS", "walk the path, cheap first, ask for the reason of each rule", [
        "Walk the path of a patient yourself, with a card around your neck.",
        "Try what is cheap first, and try it in one wing.",
        "Ask for the reason of each rule, as some of them have outlived theirs.",
        "And keep a stopwatch in your pocket."]),
])

DEVELOPMENT = [BAKERY, LIBRARY]
UNSEEN = [BIRDS, CLINIC]
