package org.virtualschool.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded database, held by one process at a time. A database left behind by a killed process is
 * stopped first, since it would keep the folder busy.
 */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final long STOP_WITHIN_SECONDS = 20;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Claims the folder, or ends this process with one line if another one holds it. */
    static DataFolder claim(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.getParent());
            FileChannel channel = FileChannel.open(path.resolveSibling(path.getFileName() + ".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                System.err.println("Already running: another process uses the data in " + path
                        + ". Stop it first or start this one in another folder.");
                Runtime.getRuntime().halt(1);
            }
            stopLeftOver(path);
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void stopLeftOver(Path path) throws IOException {
        Path pidFile = path.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().map(DataFolder::isPostgres).orElse(false))
                .ifPresent(DataFolder::stop);
    }

    private static boolean isPostgres(String command) {
        return command.endsWith("postgres") || command.endsWith("postgres.exe");
    }

    private static void stop(ProcessHandle process) {
        LOG.info("Stopping the database of an earlier run, process {}", process.pid());
        process.destroy();
        try {
            process.onExit().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The database of an earlier run does not stop, process " + process.pid(), e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
