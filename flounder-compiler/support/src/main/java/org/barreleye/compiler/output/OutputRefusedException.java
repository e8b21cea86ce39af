package org.barreleye.compiler.output;

import java.io.IOException;

/** Writing would have left the output folder or destroyed something; nothing was written at all. */
public final class OutputRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputRefusedException(String message) {
        super(message);
    }
}
