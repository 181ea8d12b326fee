package org.virtualschool.bench;

/**
 * How large a run is; each number can be set, for instance {@code -Dbench.children=50}.
 *
 * @param children    children in the authority, each with a review that is launched
 * @param completions form tasks completed
 * @param large       children in the large authority
 * @param calls       how often each list is read
 */
record BenchSizes(int children, int completions, int large, int calls) {

    /** Both sides take turns block by block: whatever else the machine does then falls on both. */
    static final int BLOCKS = 10;

    static BenchSizes ofThisRun() {
        return new BenchSizes(Integer.getInteger("bench.children", 2_000), Integer.getInteger("bench.completions", 1_000),
                Integer.getInteger("bench.large", 20_000), Integer.getInteger("bench.calls", 30));
    }

    /** In words. */
    String inWords() {
        return "%,d reviews, %,d form tasks, %,d children in the large authority, each list read %d times"
                .formatted(children, completions, large, calls);
    }

    /** Launched before anything is measured: a block. */
    int warmUp() {
        return children / BLOCKS;
    }
}
