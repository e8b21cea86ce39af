package org.barreleye.domain.interconnect;

import org.barreleye.kpi.channel.LineStorage;
import org.barreleye.kpi.state.Copyable;

/**
 * The outgoing ring of the end of a mailbox channel that is opened before the other end. Lines stay in it until the
 * other end is open: before, the CPU driver there would discard them.
 */
public final class MailboxLinkRing implements LineStorage, Copyable {
    private final MailboxRing ring;
    private boolean isOpen;
    // One bit for each line that was published before the other end was open.
    private long kept;

    /** Creates the ring of a channel whose other end is not open yet. */
    public MailboxLinkRing(MailboxRing ring) {
        this.ring = ring;
    }

    /** Returns whether the other end is known to be open. */
    public boolean isOpen() {
        return isOpen;
    }

    /** The other end is open: sends the lines that were kept, and from now on each line when it is published. */
    public void open() {
        isOpen = true;
        while (kept != 0) {
            ring.send(Long.numberOfTrailingZeros(kept));
            kept &= kept - 1;
        }
    }

    @Override
    public int lines() {
        return ring.lines();
    }

    @Override
    public void publish(int line, long w0, long w1, long w2, long w3, long w4, long w5, long w6, long header) {
        ring.write(line, w0, w1, w2, w3, w4, w5, w6, header);
        if (isOpen) {
            ring.send(line);
        } else {
            kept |= 1L << line;
        }
    }

    @Override
    public long header(int line) {
        return ring.header(line);
    }

    @Override
    public long word(int line, int index) {
        return ring.word(line, index);
    }
}
