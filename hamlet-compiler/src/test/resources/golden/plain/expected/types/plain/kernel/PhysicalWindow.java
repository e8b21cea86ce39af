package types.plain.kernel;

import javax.annotation.processing.Generated;

/**
 * Where the kernel sees physical memory in its own address space.
 */
@Generated(
        value = "hamlet",
        comments = "input.hl"
)
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
