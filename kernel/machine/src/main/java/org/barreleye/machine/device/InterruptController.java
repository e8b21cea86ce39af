package org.barreleye.machine.device;

/** An interrupt controller: a device with input lines. */
interface InterruptController extends Device {
    /** An input line becomes active, or inactive. */
    void onInput(long now, int line, boolean isActive);
}
