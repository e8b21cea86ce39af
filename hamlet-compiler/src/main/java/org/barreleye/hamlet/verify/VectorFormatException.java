package org.barreleye.hamlet.verify;

/** A vector file says something that cannot be understood, or that the specification knows nothing of. */
public final class VectorFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VectorFormatException(String message) {
        super(message);
    }
}
