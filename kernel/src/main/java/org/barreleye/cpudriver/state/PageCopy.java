package org.barreleye.cpudriver.state;

import org.barreleye.cpudriver.capability.CapabilitySlot;
import org.barreleye.cpudriver.object.PageMapping;
import org.barreleye.cpudriver.object.PageTable;
import org.barreleye.cpudriver.object.TranslationHardware;
import org.barreleye.generated.kernel.Capability;
import org.barreleye.generated.kernel.FrameCapability;
import org.barreleye.generated.kernel.MappingCapability;
import org.barreleye.generated.kernel.Relations;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.kpi.outcome.KernelError;

/**
 * The copy of a page at the first write to it, for copy on write. The entry is empty until no core has the translation
 * to the original any more, so the mapping keeps the original from being deleted as long as one can use it.
 */
final class PageCopy {
    private static final int ACCESS = ObjectRights.READ | ObjectRights.WRITE;

    private final KernelControlBlock control;
    private final TranslationHardware hardware;

    PageCopy(KernelControlBlock control, TranslationHardware hardware) {
        this.control = control;
        this.hardware = hardware;
    }

    /**
     * Copies the page of a mapping to a frame and maps that in its place.
     *
     * @return {@link KernelError#UNMAP_IN_PROGRESS} if this is to be called again
     */
    KernelError copy(PageMapping mapping, CapabilitySlot frame, long offset, int access) {
        MappingCapability mapped = (MappingCapability) mapping.slot().capability();
        KernelError refusal = check(mapping, mapped, frame.capability(), offset, access);
        if (refusal != KernelError.NONE) {
            return refusal;
        }
        PageMappings mappings = control.pageMappings();
        if (!mappings.clear(mapping, control.deletion().budget())) {
            return KernelError.UNMAP_IN_PROGRESS;
        }
        copy(mapped.base(), Relations.address(frame.capability()) + offset, mapping.table().entrySpan());
        mappings.replace(mapping, frame, offset, access);
        return KernelError.NONE;
    }

    private KernelError check(PageMapping mapping, MappingCapability mapped, Capability frame, long offset,
            int access) {
        PageTable table = mapping.table();
        if (!(mapping.source().capability() instanceof FrameCapability) || !(frame instanceof FrameCapability)) {
            return KernelError.WRONG_TYPE;
        }
        // One small page: the copy is made in one step.
        if (table.level() != 1 || mapping.entries() != 1 || (mapped.rights() & ObjectRights.WRITE) != 0) {
            return KernelError.BAD_ARGUMENT;
        }
        if ((frame.rights() & ACCESS) != ACCESS) {
            return KernelError.MISSING_RIGHTS;
        }
        return control.pageMappings().checkMemory(frame, table, offset, 1, access);
    }

    private void copy(long from, long to, long bytes) {
        for (long done = 0; done < bytes; done += Long.BYTES) {
            hardware.store(to + done, Long.BYTES, hardware.load(from + done, Long.BYTES));
        }
    }
}
