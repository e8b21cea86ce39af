package org.barreleye.cli;

import java.io.IOException;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** The standard error stream of this process. */
final class StandardError {
    private StandardError() {}

    /** Returns whether it is a terminal; false where the host does not say. */
    static boolean isTerminal() {
        try {
            return new JniTerminalProvider().isSystemStream(SystemStream.Error);
        } catch (LinkageError | RuntimeException unknown) {
            return false;
        }
    }
}
