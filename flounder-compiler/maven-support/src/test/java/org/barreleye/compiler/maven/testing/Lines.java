package org.barreleye.compiler.maven.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that keeps what it is told, each entry after its level, line by line. */
public final class Lines extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();

    /** A log that has been told nothing. */
    public Lines() {}

    /** What it has been told. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void error(CharSequence content) {
        ("ERROR " + content).lines().forEach(lines::add);
    }

    @Override
    public void warn(CharSequence content) {
        ("WARNING " + content).lines().forEach(lines::add);
    }

    @Override
    public void info(CharSequence content) {
        ("INFO " + content).lines().forEach(lines::add);
    }
}
