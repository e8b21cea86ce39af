package org.barreleye.kpi.register.device;

import org.barreleye.kpi.register.Register;
import org.barreleye.kpi.register.RegisterAccess;
import org.barreleye.kpi.register.RegisterLayout;

/** The registers of a mailbox. Each core has registers of its own at the same offsets. */
public enum MailboxRegister implements Register {
    /** The number of the core to which this core sends from now on. */
    TO(0x00, 64, RegisterAccess.WRITE_ONLY),
    /** A word for that core, which is interrupted. */
    SEND(0x08, 64, RegisterAccess.WRITE_ONLY),
    /** 1 if the last word that this core sent was accepted, 0 if it was refused. */
    ACCEPTED(0x10, 64, RegisterAccess.READ_ONLY),
    /** The number of words that the channel to that core still takes; 0 if there is no such core. */
    ROOM(0x18, 64, RegisterAccess.READ_ONLY),
    /**
     * Written: the number of the core from which this core receives from now on. Read: the number of the first core
     * whose words wait here, or {@link #NO_CORE}.
     */
    FROM(0x20, 64, RegisterAccess.READ_WRITE),
    /** The number of words from that core that wait here. */
    WAITING(0x28, 64, RegisterAccess.READ_ONLY),
    /** The oldest word from that core, which is thereby received; 0 if none waits. */
    RECEIVE(0x30, 64, RegisterAccess.READ_ONLY),
    /** A word for that core, without an interrupt: all but the last of a message. */
    ADD(0x38, 64, RegisterAccess.WRITE_ONLY);

    /** The value of {@link #FROM} when no words are pending. */
    public static final long NO_CORE = 0xffff_ffffL;

    private final RegisterLayout layout;

    MailboxRegister(int offset, int bits, RegisterAccess access) {
        layout = new RegisterLayout(offset, bits, access);
    }

    @Override
    public RegisterLayout layout() {
        return layout;
    }
}
