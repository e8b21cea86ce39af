package org.barreleye.flounder.plan;

import java.util.List;
import java.util.Locale;

/** A kind of channel: it decides how messages are laid out in words, and has a binding class of its own. */
public enum Transport {
    /** A ring of cache lines between two cores; number and token travel in the header word of each line. */
    UMP,
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
    },
    /** One binding that receives what it sends, in lines like those of a ring. */
    LOOPBACK,
    /** Two bindings of one domain, which exchange lines like those of a ring. */
    LOCAL;

    /** One transport for each layout; all others have the layout of {@link #UMP}. */
    public static final List<Transport> LAYOUTS = List.of(UMP, LMP);

    private static final int PAYLOAD_BYTES = 56;

    /** The number of words in one transport message. */
    public int wordsPerFragment(Architecture architecture) {
        return PAYLOAD_BYTES / architecture.wordBytes();
    }

    /** The fields that every message has in its words before its own values. */
    public List<Header> headerFields() {
        return List.of();
    }

    /** The number of bytes of strings and arrays in each fragment. */
    public OverflowCapacity overflow(Architecture architecture) {
        // The length takes eight bytes, whatever the word.
        return new OverflowCapacity(PAYLOAD_BYTES - Long.BYTES, PAYLOAD_BYTES);
    }

    /** As command lines and layout tables write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
