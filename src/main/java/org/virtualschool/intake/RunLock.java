package org.virtualschool.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Keeps two runs of one import apart, on whichever nodes they were begun: each would forget what the other found wrong. Held by a
 * connection of its own, so that the database lets go of it when the node dies.
 */
@Component
class RunLock {

    /** Tells the locks of imports from all others. */
    private static final int IMPORTS = 7_240_002;

    private final DataSource dataSource;

    RunLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Holds the import until the answer is closed.
     *
     * @throws ImportRefusedException if it is running already
     */
    Held hold(String name) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                if (!call(connection, "select pg_try_advisory_lock(?, hashtext(?))", name)) {
                    throw new ImportRefusedException(ImportRefusedException.Kind.RUNNING,
                            "A file of this kind is being loaded at this moment. Wait until that has finished, then send yours again.");
                }
                return new Held(connection, name);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The import cannot be held", e);
        }
    }

    private static boolean call(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, IMPORTS);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** An import that is held. */
    static final class Held implements AutoCloseable {

        private final Connection connection;
        private final String name;

        private Held(Connection connection, String name) {
            this.connection = connection;
            this.name = name;
        }

        @Override
        public void close() {
            try (connection) {
                call(connection, "select pg_advisory_unlock(?, hashtext(?))", name);
            } catch (SQLException e) {
                throw new DataAccessResourceFailureException("The import could not be let go of; it ends with its connection", e);
            }
        }
    }
}
