package org.virtualschool.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the same thing took on both sides, turn by turn: a ratio a turn. */
final class Comparison {

    private static final double MILLIS = 1e6;

    private final String what;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> plain = new ArrayList<>();

    Comparison(String what) {
        this.what = what;
    }

    /**
     * Takes down a turn of each.
     *
     * @param oursNanos  nanoseconds our side took
     * @param plainNanos nanoseconds the plain engine took
     * @param things     how many each did
     */
    void add(long oursNanos, long plainNanos, int things) {
        ours.add(oursNanos / MILLIS / things);
        plain.add(plainNanos / MILLIS / things);
    }

    /** As a row of a table: the ratio in the middle with the lowest and the highest, and how long each took in the middle. */
    String row() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / plain.get(i));
        }
        return String.format(Locale.UK, "| %s | %.2f | %.2f–%.2f | %.1f | %.1f |", what, median(ratios),
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow(), median(ours), median(plain));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
