package org.barreleye.flounder.plan;

import java.util.List;
import java.util.Locale;

/** A kind of channel that lays messages out in words. */
public enum Transport {
    /** A ring of cache lines between two cores; number and token travel in the header word of each slot. */
    UMP {
        @Override
        public int wordsPerFragment(Architecture architecture) {
            return PAYLOAD_BYTES / architecture.wordBytes();
        }

        @Override
        public List<Header> headerFields() {
            return List.of();
        }

        @Override
        public OverflowCapacity overflow(Architecture architecture) {
            // The length takes eight bytes, whatever the word.
            return new OverflowCapacity(PAYLOAD_BYTES - Long.BYTES, PAYLOAD_BYTES);
        }
    },
    /** Endpoint messages through the kernel of one core; number and token travel in the first fragment. */
    LMP {
        @Override
        public int wordsPerFragment(Architecture architecture) {
            return architecture.lmpWords();
        }

        @Override
        public List<Header> headerFields() {
            return List.of(Header.MESSAGE_NUMBER, Header.TOKEN);
        }

        @Override
        public OverflowCapacity overflow(Architecture architecture) {
            int bytes = architecture.lmpOverflowWords() * architecture.wordBytes();
            return new OverflowCapacity(bytes - architecture.wordBytes(), bytes);
        }
    };

    private static final int PAYLOAD_BYTES = 56;

    /** How many words one transport message carries. */
    public abstract int wordsPerFragment(Architecture architecture);

    /** What every message carries in its words before its own values. */
    public abstract List<Header> headerFields();

    /** How strings and arrays are cut. */
    public abstract OverflowCapacity overflow(Architecture architecture);

    /** As command lines and layout tables write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
