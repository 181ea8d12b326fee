package org.virtualschool.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database and this JVM did for a piece of work, by PostgreSQL's own count of statements. */
final class Statements {

    /** Stands in the statements by which the run itself looks on. */
    static final String MARK = "/* bench */";

    private static final int SHOWN = 40;
    private static final double NANOS_OF_MILLI = 1e6;

    private final JdbcClient jdbc;
    private final Map<String, Double> calls = new HashMap<>();
    private final Map<String, Double> millis = new HashMap<>();
    private final String database;
    private double processorMillis;
    private int things;

    /**
     * Counts from now on.
     *
     * @param jdbc     a connection to the database of {@link #prepare}
     * @param database whose statements are counted
     */
    Statements(JdbcClient jdbc, String database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Makes the server's count readable, in a schema of its own. */
    static void prepare(JdbcClient jdbc) {
        jdbc.sql("create schema bench").update();
        jdbc.sql("create extension pg_stat_statements schema bench").update();
    }

    /** Does the work, which is about so many things, and counts. */
    void around(int about, Runnable work) {
        jdbc.sql("select bench.pg_stat_statements_reset()").query().listOfRows();
        double before = processor();
        work.run();
        processorMillis += processor() - before;
        things += about;
        jdbc.sql("""
                        select s.query, s.calls, s.total_exec_time + s.total_plan_time as millis from bench.pg_stat_statements s
                        join pg_database d on d.oid = s.dbid where d.datname = :database and position(:mark in s.query) = 0
                          and position('pg_stat_statements' in s.query) = 0""")
                .param("database", database).param("mark", MARK)
                .query(row -> {
                    String query = row.getString("query").replaceAll("\\s+", " ");
                    calls.merge(query, row.getDouble("calls"), Double::sum);
                    millis.merge(query, row.getDouble("millis"), Double::sum);
                });
    }

    private double perThing() {
        return sum(calls) / things;
    }

    /** For each thing: how many statements, how long PostgreSQL was busy with them, and how long this JVM's processor was. */
    String row(String what) {
        return "| %s | %.0f | %.1f | %.1f |".formatted(what, perThing(), sum(millis) / things, processorMillis / things);
    }

    /** The statements that come most often, and those that take longest. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("a thing: %.1f statements, %.2f ms in PostgreSQL, %.2f ms of processor in the JVM".formatted(
                perThing(), sum(millis) / things, processorMillis / things));
        lines.add("calls and milliseconds a thing, most calls first");
        lines.addAll(largest(calls));
        lines.add("calls and milliseconds a thing, longest first");
        lines.addAll(largest(millis));
        return lines;
    }

    private List<String> largest(Map<String, Double> by) {
        return by.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(SHOWN)
                .map(entry -> "  %6.2f  %7.3f  %s".formatted(calls.get(entry.getKey()) / things, millis.get(entry.getKey()) / things,
                        entry.getKey().substring(0, Math.min(170, entry.getKey().length())))).toList();
    }

    private static double sum(Map<String, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS_OF_MILLI;
    }
}
