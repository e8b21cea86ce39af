package org.barreleye.hamlet.verify;

/** A vector file is malformed, or does not match the specification. */
public final class VectorFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VectorFormatException(String message) {
        super(message);
    }
}
