package org.hamlet.digest.razor;

/** The generator of random numbers that POSIX calls {@code drand48}. One use. */
final class Drand48 {

  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long INCREMENT = 0xB;
  private static final long LOW_SEED = 0x330E;
  private static final int SEED_SHIFT = 16;
  private static final int BITS = 48;
  private static final long MASK = (1L << BITS) - 1;

  private long state;

  Drand48(long seed) {
    state = (seed << SEED_SHIFT | LOW_SEED) & MASK;
  }

  /** The next number, 0 to 1, without 1. */
  double next() {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return state / (double) (1L << BITS);
  }
}
