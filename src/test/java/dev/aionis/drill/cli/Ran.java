package dev.aionis.drill.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A command that has ended. */
record Ran(int code, String out, String err) {

    static Ran of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = HaDrills.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Ran(code, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
