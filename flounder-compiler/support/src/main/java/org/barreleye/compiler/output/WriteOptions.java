package org.barreleye.compiler.output;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The options for writing files.
 *
 * @param encoding of the files
 * @param deletesStale whether files of an earlier run go that this one does not generate
 * @param alwaysWrites whether files are written that would stay as they are
 */
record WriteOptions(Charset encoding, boolean deletesStale, boolean alwaysWrites) {
    static final WriteOptions DEFAULT = new WriteOptions(StandardCharsets.UTF_8, true, false);

    WriteOptions encoded(Charset other) {
        return new WriteOptions(other, deletesStale, alwaysWrites);
    }

    WriteOptions withoutStaleDeletion() {
        return new WriteOptions(encoding, false, alwaysWrites);
    }

    WriteOptions withForcedWrite() {
        return new WriteOptions(encoding, deletesStale, true);
    }

    /** The digest under which output in this encoding is recorded. */
    String scoped(String digest) {
        if (!digest.matches("[0-9a-f]+")) {
            throw new IllegalArgumentException("'" + digest + "' is not a digest in hexadecimal digits");
        }
        return encoding.equals(StandardCharsets.UTF_8) ? digest
                : InputDigest.begin().add(digest, encoding.name()).hex();
    }
}
