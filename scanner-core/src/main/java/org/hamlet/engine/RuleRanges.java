package org.hamlet.engine;

/** Between which bounds the values of rules lie; both the same for a rule whose value is known. */
interface RuleRanges {

  /** As if every rule had been run and none had hit. */
  RuleRanges NO_HITS =
      new RuleRanges() {
        @Override
        public double low(int rule) {
          return 0;
        }

        @Override
        public double high(int rule) {
          return 0;
        }
      };

  /** The least that the value of a rule, by index, can be. */
  double low(int rule);

  /** The most that it can be. */
  double high(int rule);
}
