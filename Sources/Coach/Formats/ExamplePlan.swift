/// A first plan to change, of every kind that the reader knows by the designed spelling.
public enum ExamplePlan {
  /// The document.
  public static let text = """
    # Moving the town library

    **Time:** 12 min

    ## PHASE 1: WHY (1-2 min)

    **Trigger:** one terminal, paper slips, lost reservations

    What was wrong, and for whom. Everything here is yours: only the times and the trigger words are shown.

    ## PHASE 2: HOW (3-4 min)

    **Trigger:** volunteers, bar codes, checked twice

    ## PHASE 3: TROUBLE (90 s)

    **Trigger:** power cut, backup, bicycle

    ## PHASE 4: RESULT (2-3 min)

    **Trigger:** loans doubled, nobody queues

    **5-Minute Version:**

    - Phase 1
    - Phase 4

    """
}
