package org.hamlet.net.lists;

/**
 * What a list said of its test entries, of addresses and of names apart: that it has none of a kind
 * that it does not list says nothing of the other. Which it is asked for, mail decides. Immutable.
 */
record TestEntries(Tested addresses, Tested names) {

  /** Nothing is known. */
  static final TestEntries UNTOLD = new TestEntries(Tested.NEVER, Tested.NEVER);

  /**
   * What is known of one kind.
   *
   * @param dueMillis when the list may be asked again
   */
  record Tested(TestEntry entry, long dueMillis) {

    static final Tested NEVER = new Tested(TestEntry.UNTOLD, 0);

    /** A time that no test sets, as a clock that was wrong leaves it, counts as past. */
    private boolean isDue(long nowMillis) {
      return nowMillis >= dueMillis || dueMillis - nowMillis > Examination.GOOD_FOR.toMillis();
    }
  }

  Tested of(TestPoint kind) {
    return kind == TestPoint.NAME ? names : addresses;
  }

  boolean isDue(TestPoint kind, long nowMillis) {
    return of(kind).isDue(nowMillis);
  }

  /** With another time to ask for the entries of a kind. */
  TestEntries due(TestPoint kind, long atMillis) {
    return with(kind, new Tested(of(kind).entry(), atMillis));
  }

  /**
   * With what the list said of those of a kind, and when it is to be asked next.
   *
   * @param due whether it was to be asked again, a day after it had not told or missed the entry
   */
  TestEntries told(TestPoint kind, TestEntry found, boolean due, long nowMillis) {
    Tested before = of(kind);
    TestEntry known = before.entry().then(found, due);
    long next =
        switch (known) {
          case LOST -> nowMillis + ZoneRecord.LONGEST_REST.toMillis();
          case MISSED ->
              before.entry() == TestEntry.MISSED
                  ? before.dueMillis()
                  : nowMillis + Examination.RETRY.toMillis();
          case UNTOLD, LACKING, LISTED, LISTED_IPV6 -> nowMillis + Examination.GOOD_FOR.toMillis();
        };
    return with(kind, new Tested(known, next));
  }

  private TestEntries with(TestPoint kind, Tested tested) {
    return kind == TestPoint.NAME
        ? new TestEntries(addresses, tested)
        : new TestEntries(tested, names);
  }

  /** What matters most to people; one kind that it has is enough. */
  TestEntry worst() {
    return addresses.entry().compareTo(names.entry()) > 0 ? addresses.entry() : names.entry();
  }
}
