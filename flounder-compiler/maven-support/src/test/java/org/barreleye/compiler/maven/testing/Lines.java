package org.barreleye.compiler.maven.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log in memory, each entry after its level, line by line. */
public final class Lines extends SystemStreamLog {
    private final List<String> lines = new ArrayList<>();

    /** An empty log. */
    public Lines() {}

    /** Its entries. */
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
