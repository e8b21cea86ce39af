package types.plain.kernel;

import org.barreleye.kpi.types.Generated;

/**
 * The window of the kernel's address space onto physical memory.
 */
@Generated("org.barreleye.hamlet: input.hl")
final class PhysicalWindow {
    private PhysicalWindow() {
    }

    /**
     * The physical address of a kernel virtual address.
     */
    static long physical(long kernelVirtual) {
        return kernelVirtual - 0L;
    }
}
