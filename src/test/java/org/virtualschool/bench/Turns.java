package org.virtualschool.bench;

/** Who goes first. */
final class Turns {

    private Turns() {
    }

    /** Does both, our side first in even turns. */
    static void take(int turn, Runnable ours, Runnable plain) {
        if (turn % 2 == 0) {
            ours.run();
            plain.run();
        } else {
            plain.run();
            ours.run();
        }
    }
}
