package org.barreleye.samples.sharing;

import org.barreleye.generated.user.FrameReference;
import org.barreleye.kpi.memory.Window;
import org.barreleye.samples.interfaces.sharing.BorrowReply;
import org.barreleye.samples.interfaces.sharing.SharingHandler;

/** The owner's end of the binding to a reader: gives it the page, and notes when it reads. */
final class Lending implements SharingHandler {
    private final FrameReference page;
    private final Window window;
    private boolean isRead;
    private long readerAddress;

    Lending(FrameReference page, Window window) {
        this.page = page;
        this.window = window;
    }

    @Override
    public void borrow(BorrowReply reply) {
        // What arrives has the right to read only, as the interface says.
        reply.reply(page, window.base());
    }

    @Override
    public void reading(long address) {
        isRead = true;
        readerAddress = address;
    }

    /** Returns whether the reader reads. */
    boolean isRead() {
        return isRead;
    }

    /** The address at which the reader reads. */
    long readerAddress() {
        return readerAddress;
    }
}
