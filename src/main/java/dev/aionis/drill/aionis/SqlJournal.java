package dev.aionis.drill.aionis;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.ttddyy.dsproxy.ConnectionInfo;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.proxy.jdk.JdkJdbcProxyFactory;

/** The statements that a drill sent to a database, for its evidence: text, values, time taken. Thread-safe. */
public final class SqlJournal extends NoOpQueryExecutionListener {

    /** A step that sends more than this is polling: the rest is counted. */
    private static final int MOST = 100;

    private final List<String> statements = new ArrayList<>();
    private long leftOut;

    /** The same connection, its statements written down here. */
    Connection listenTo(Connection connection) {
        ProxyConfig config = ProxyConfig.Builder.create().queryListener(this).build();
        return new JdkJdbcProxyFactory().createConnection(connection, new ConnectionInfo(), config);
    }

    @Override
    public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (statements.size() >= MOST) {
            leftOut++;
            return;
        }
        String text = queries.stream().map(SqlJournal::text).collect(joining(";\n"));
        String end = execution.isSuccess() ? "" : ", failed";
        statements.add(String.format(Locale.ROOT, "%s;%n-- %d ms%s%n", text, execution.getElapsedTime(), end));
    }

    /** What was sent since the last call; empty if nothing was. */
    public synchronized String drain() {
        String text =
                String.join("\n", statements) + (leftOut == 0 ? "" : "\n-- plus " + leftOut + " more statements\n");
        statements.clear();
        leftOut = 0;
        return text;
    }

    private static String text(QueryInfo query) {
        String values = query.getParametersList().stream()
                .flatMap(List::stream)
                .map(parameter -> String.valueOf(parameter.getArgs()[parameter.getArgs().length - 1]))
                .collect(joining(", "));
        return query.getQuery().strip() + (values.isEmpty() ? "" : "\n-- with " + values);
    }
}
