package org.barreleye.hamlet.maven;

import org.apache.maven.plugin.logging.Log;
import org.barreleye.compiler.diagnostic.Diagnostic;
import org.barreleye.compiler.diagnostic.Findings;
import org.barreleye.compiler.diagnostic.Severity;

/** Tells what was found, in the form that IDEs read. */
final class FindingLog {
    private FindingLog() {}

    static void tell(Findings findings, Log log) {
        for (Diagnostic diagnostic : findings.diagnostics()) {
            String line = diagnostic.span().source().name() + ":[" + diagnostic.span().line() + ","
                    + diagnostic.span().column() + "] " + diagnostic.code().code() + ": " + diagnostic.message();
            if (diagnostic.severity() == Severity.ERROR) {
                log.error(line);
            } else if (diagnostic.severity() == Severity.WARNING) {
                log.warn(line);
            } else {
                log.info(line);
            }
        }
    }
}
