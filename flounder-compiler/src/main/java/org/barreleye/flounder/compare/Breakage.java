package org.barreleye.flounder.compare;

import java.util.Locale;
import org.barreleye.flounder.diagnostic.FlounderCode;

/** What a change breaks, worst first. Who asks for one asks for those before it too. */
public enum Breakage {
    /** Programs of the two versions would misunderstand or refuse each other's messages. */
    WIRE(FlounderCode.WIRE_BROKEN),
    /** Programs written for the old version would not compile against the new one. */
    SOURCE(FlounderCode.SOURCE_BROKEN),
    /** The two versions have different fingerprints, and so do not bind. */
    STRICT(FlounderCode.FINGERPRINT_CHANGED);

    private final FlounderCode code;

    Breakage(FlounderCode code) {
        this.code = code;
    }

    /** How it is reported. */
    public FlounderCode code() {
        return code;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
