package org.barreleye.machine.device;

/** The refusal of an access of a {@link Nic} to memory. The interface reports it in its registers. */
final class DmaRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal; the unit that has refused the access has noted its address. */
    DmaRefused() {
        super("the device may not access memory there", null, false, false);
    }
}
