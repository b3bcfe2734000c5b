/// The style of a report's page: light and dark, narrow and wide, and on paper.
///
/// Blue and vermilion are told apart by colour-blind eyes (Okabe and Ito 2008), and whatever they say is
/// said by a shape or a word too.
enum PageStyle {
  static let css = """

    :root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d1c1a;--soft:#5f5b54;--rule:#dedad1;
    --band:#e3dfd5;--level:#cbd3da;--speech:#23608f;--pause:#a9c4d8;--over:#b8470d;--under:#87407a;--stall:#a06c00;--lost:#f3e6c6;
    --held:#cfcabf;--talk:#8b8578;
    --serif:"Iowan Old Style",Charter,"Palatino Linotype",Palatino,P052,"Source Serif 4","Noto Serif",Georgia,serif;
    --sans:Inter,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,system-ui,sans-serif}
    @media screen and (prefers-color-scheme:dark){:root{--paper:#17181a;--ink:#eae7e0;--soft:#aaa69d;
    --rule:#35373b;--band:#33363b;--level:#3b4650;--speech:#74aedd;--pause:#3c5f7c;--over:#f58549;--under:#d795c6;--stall:#dba32f;--lost:#453715;
    --held:#45474b;--talk:#77736a}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:400 1.1rem/1.5 var(--serif);
    padding-bottom:6rem;overflow-wrap:anywhere}
    main{max-width:76rem;margin:0 auto;padding:2.5rem clamp(1rem,4vw,3rem) 0}
    .skip{position:absolute;left:-99rem;background:var(--paper);color:var(--ink);padding:.5rem 1rem}
    .skip:focus{left:0;top:0;z-index:3}
    h1{font-size:clamp(2rem,1.3rem + 3vw,3.4rem);line-height:1.08;letter-spacing:-.018em;font-weight:600;
    margin:.2em 0 .45em;max-width:28ch;text-wrap:balance}
    h2{font-size:1.5rem;line-height:1.2;letter-spacing:-.01em;font-weight:600;margin:0 0 .5rem}
    section{margin-top:3.25rem;border-top:1px solid var(--rule);padding-top:1.1rem}
    b,strong{font-weight:650}
    small{font-size:.85em;color:var(--soft)}
    .kicker{font:600 .82rem/1.4 var(--sans);color:var(--soft);margin:0}
    .lede{font-size:clamp(1.15rem,1rem + .7vw,1.42rem);line-height:1.45;max-width:45rem;margin:0}
    .prose{max-width:45rem;margin:.2rem 0 1rem}
    .note{font:400 .87rem/1.5 var(--sans);color:var(--soft);max-width:52rem;margin:.2rem 0 1.1rem}
    .caution{border-left:3px solid var(--stall);padding:.1rem 0 .1rem 1rem;margin:1.4rem 0 0;max-width:45rem;
    font:400 .92rem/1.5 var(--sans)}
    .caution ul{list-style:none;margin:0;padding:0}
    dl,dd,figure{margin:0}
    svg{display:block;width:100%}
    .sums{margin-top:2.2rem;font-family:var(--sans);font-variant-numeric:tabular-nums}
    .sums svg{height:18px;margin:.5rem 0 .7rem}
    .sums dl{display:flex;flex-wrap:wrap;gap:.6rem 2.4rem}
    .wholes{justify-content:space-between}
    .sums dt{font-size:.84rem;color:var(--soft)}
    .sums dd{font-size:1.5rem;line-height:1.25;font-weight:500}
    .sums dd small{font-size:.84rem;font-weight:400}
    .parts dt::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.45em;background:var(--c)}
    .speech{--c:var(--speech)}.pause{--c:var(--pause)}.stall{--c:var(--stall)}.gap{--c:var(--ink)}
    .over{--c:var(--over)}.band{--c:var(--band)}.held{--c:var(--held)}.interruption{--c:var(--talk)}
    rect{fill:var(--c)}
    .key{display:inline-block;width:1.5em;height:.75em;background:var(--c);vertical-align:-.04em}
    .key.band{border-right:2px solid var(--ink)}
    .key.lost{height:0;background:none;border-top:3px dotted var(--soft);vertical-align:.2em}
    .key.fast{background:var(--over);height:.4em;vertical-align:.12em}
    .key.speech{height:.4em;vertical-align:.1em}
    .advice{max-width:48rem;padding-left:1.7rem;margin:.4rem 0 0}
    p.advice{padding:0;margin-top:1rem}
    .advice li{padding:.28rem 0 .28rem .3rem}
    .advice li::marker{font:600 .9rem var(--sans);color:var(--soft)}
    button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:pointer}
    .hear::before{text-indent:0;content:"▶";content:"▶"/"";font-size:.62em;margin-right:.5em;color:var(--speech);vertical-align:.14em}
    .advice .hear{font:500 .84rem/1 var(--sans);font-variant-numeric:tabular-nums;border:1px solid var(--rule);
    border-radius:1rem;padding:.36rem .7rem;margin-left:.3rem;white-space:nowrap}
    .hear:hover{color:var(--speech)}
    .silent .hear::before{display:none}
    :focus-visible{outline:3px solid var(--speech);outline-offset:2px;border-radius:2px}
    .planned,.lines,.pace,.strip,table{font-family:var(--sans);font-variant-numeric:tabular-nums}
    .planned ol{list-style:none;margin:0;padding:0}
    .planned li,.axis{display:grid;grid-template-columns:minmax(11rem,18rem) minmax(0,1fr) 13.5rem;gap:0 1.1rem;align-items:center}
    .planned li{padding:.34rem 0;border-top:1px solid var(--rule)}
    .planned svg{height:26px}
    .axis .scale{position:relative;height:1.5em;font-size:.8rem;color:var(--soft)}
    .axis span,.marks span,.scale span,.ends span,.time,.budget,dd,.name small{white-space:nowrap}
    .facts dd{white-space:normal}
    .axis .scale span{position:absolute;transform:translateX(-50%)}
    .axis .scale span:first-child{transform:none}
    .phase{display:inline-block;font-size:.92rem;line-height:1.3;padding:.2rem 0 .2rem 3.1em;text-indent:-3.1em;min-height:24px}
    .phase::before{text-indent:0;display:inline-block;width:1.1em;margin-right:.35em}
    span.phase::before{content:"";font-size:.62em}
    .phase b{display:inline-block;text-indent:0;width:1.9em}
    .phase em{margin-left:.3em}
    span.phase{color:var(--soft)}
    .phase em{font-style:italic;color:var(--soft)}
    .figures{display:flex;flex-wrap:wrap;gap:0 .7rem;font-size:.92rem;line-height:1.35;align-items:baseline}
    .figures .time{font-weight:600;min-width:2.6rem;text-align:right}
    .figures .budget{color:var(--soft);font-size:.8rem;flex-basis:100%;padding-left:3.3rem;white-space:normal}
    .shape{display:inline-block;width:1.1em}
    .over:not(.grace) .shape{color:var(--over)}.within .shape{color:var(--speech)}
    .under .shape{color:var(--under)}.under rect.speech{fill:var(--under)}
    rect.missing,.key.missing{fill:none;stroke:var(--under);stroke-width:2;stroke-dasharray:4 3;vector-effect:non-scaling-stroke}
    .key.missing{background:none;border:2px dashed var(--under)}
    .planned li:target{background:var(--band)}
    .grid{stroke:var(--rule);stroke-width:1;vector-effect:non-scaling-stroke;fill:none}
    .limit{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}
    .lost{stroke:var(--soft);stroke-width:3;stroke-dasharray:3 3;vector-effect:non-scaling-stroke;fill:none}
    .last{stroke:var(--ink);stroke-width:2;stroke-dasharray:2 2;vector-effect:non-scaling-stroke;fill:none}
    .key.last{width:0;height:1em;background:none;border-left:2px dashed var(--ink);margin:0 .3em}
    .marks{position:relative;height:1.35em;font-size:.8rem;color:var(--soft)}
    .marks span{position:absolute}
    .track{position:relative}
    .live .track{cursor:pointer}
    .strip .track svg{height:64px}
    .strip{margin-bottom:1.6rem}
    .ends{display:flex;justify-content:space-between;font-size:.8rem;color:var(--soft)}
    .part{fill:var(--paper);stroke:var(--talk);stroke-width:1;vector-effect:non-scaling-stroke}
    .level{fill:var(--level)}
    .strip .level{fill:var(--pause)}
    .head{position:absolute;top:0;bottom:0;width:2px;margin-left:-1px;background:var(--ink);display:none;pointer-events:none}
    .line{display:grid;grid-template-columns:minmax(11rem,18rem) minmax(0,1fr);gap:0 1.1rem;align-items:center;
    padding:.3rem 0;border-top:1px solid var(--rule)}
    .line .name small{display:block;font-size:.8rem;line-height:1.2;padding-left:1.35rem}
    .line svg{height:52px}
    .line.held .track,.line.interruption .track{background:var(--band)}
    .line.held .phase,.line.interruption .phase{font-style:italic}
    .track rect.pause{fill:transparent}
    .track rect.stall{fill:var(--lost);stroke:var(--stall);stroke-width:1.5;vector-effect:non-scaling-stroke}
    .key.stall{background:var(--lost);border:1.5px solid var(--stall)}
    .tag{position:absolute;top:50%;transform:translate(-50%,-50%);font-size:.75rem;pointer-events:none;white-space:nowrap}
    .wholes div:last-child{text-align:right}
    .live .track rect[data-at]:hover{stroke:var(--ink);stroke-width:1.5;vector-effect:non-scaling-stroke}
    .track rect:focus{outline:none;stroke:var(--ink);stroke-width:3;vector-effect:non-scaling-stroke}
    .mark{position:absolute;top:0;font-size:.75rem;white-space:nowrap}
    .pace{display:grid;grid-template-columns:3.6rem minmax(0,1fr);gap:0 .6rem}
    .pace>.scale{position:relative;font-size:.8rem;color:var(--soft);margin-top:1.1em}
    .pace>.scale span{position:absolute;right:0;transform:translateY(-50%)}
    .pace svg{height:150px}
    .rate,.fast,.median{fill:none;vector-effect:non-scaling-stroke;stroke:var(--speech);stroke-width:3}
    .fast{stroke:var(--over);stroke-width:6}
    .median{stroke:var(--soft);stroke-width:1}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35}
    td{overflow-wrap:normal}
    th,td{padding:.42rem .5rem;text-align:right;border-bottom:1px solid var(--rule);white-space:nowrap;vertical-align:baseline}
    thead th{font-weight:500;font-size:.82rem;color:var(--soft)}
    th[scope=row],th.first{position:sticky;left:0;background:var(--paper);text-align:left;white-space:normal;
    min-width:9.5rem;font-weight:400;padding-left:0}
    th[scope=row] b{display:inline-block;min-width:1.4em}
    .words{text-align:left}
    tfoot th,tfoot td{font-weight:650;border-bottom:0;border-top:2px solid var(--ink)}
    .facts{max-width:56rem;font:400 .92rem/1.5 var(--sans)}
    .facts div{display:grid;grid-template-columns:10rem minmax(0,1fr);gap:0 1rem;padding:.2rem 0}
    .facts dt{color:var(--soft)}
    .player{position:fixed;left:0;right:0;bottom:0;z-index:2;background:var(--paper);border-top:1px solid var(--rule);
    display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1.2rem;padding:.5rem clamp(1rem,4vw,3rem);
    font:400 .9rem/1.35 var(--sans)}
    .player audio{width:min(30rem,100%);height:40px}
    .silent .player audio,.silent .keys{display:none}
    .keys{color:var(--soft)}kbd{font:inherit;border:1px solid var(--rule);border-radius:3px;padding:0 .3em}
    @media screen and (max-width:48rem){
    .planned li,.line,.axis{grid-template-columns:minmax(0,1fr)}
    .axis>span:first-child{display:none}
    .planned li{padding:.6rem 0 .5rem}
    .figures .budget{flex-basis:auto;padding:0}.figures .time{min-width:0}
    .line .name{display:flex;justify-content:space-between;gap:1rem}
    .wholes div:last-child{text-align:left}
    .facts div{grid-template-columns:minmax(0,1fr);padding:.35rem 0}
    section{margin-top:2.5rem}
    .player audio{height:36px}
    .keys{display:none}
    }
    @media print{
    @page{margin:15mm 14mm}
    :root{--paper:#fff}
    tfoot{display:table-row-group}
    .wholes dd,.parts dd{font-size:15pt}
    .facts{font-size:9pt}
    .facts div{padding:1pt 0}
    body{font-size:10.5pt;padding:0}
    main{max-width:none;padding:0}
    h1{font-size:24pt}
    .player,.skip,.advice .hear{display:none}
    .hear::before{display:none}
    section{margin-top:18pt}
    .planned li,.line,.advice li,figure,tr,.strip,.pace{break-inside:avoid}
    h2,.note{break-after:avoid}
    .scroll{overflow:visible}
    table{font-size:8pt}
    th,td{padding:.25rem .22rem}
    th[scope=row],th.first{min-width:0}
    td.words{white-space:normal}
    .planned li,.axis,.line{grid-template-columns:10rem minmax(0,1fr) 9rem}
    .line{grid-template-columns:10rem minmax(0,1fr)}
    .phase{font-size:9pt}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }

    """
}
