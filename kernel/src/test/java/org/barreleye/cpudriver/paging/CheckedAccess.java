package org.barreleye.cpudriver.paging;

import java.util.Optional;
import java.util.OptionalLong;
import org.barreleye.cpudriver.paging.MappingModel.Translation;
import org.barreleye.machine.translation.Access;

/** The accesses of domains to memory. Each is translated, refused and answered as the model says. */
final class CheckedAccess {
    private final PagingMachine machine;
    private final MappingModel model;
    private final CopyOnWrite copyOnWrite;
    private long lastWord;

    CheckedAccess(PagingMachine machine) {
        this.machine = machine;
        model = machine.model();
        copyOnWrite = new CopyOnWrite(machine);
    }

    CopyOnWrite copyOnWrite() {
        return copyOnWrite;
    }

    /** An access of the domain that runs. A page fault may give it a frame of its own; then the access is repeated. */
    void access(PagingDomain domain, long virtual, boolean write) {
        if (!translate(domain, virtual, write) && write) {
            Optional<Translation> readable = model.translate(domain.pageTables(), virtual, false);
            if (readable.isPresent() && copyOnWrite.resolve(domain, virtual, readable.get())) {
                machine.checks().require(Checker.TRANSLATIONS, translate(domain, virtual, true),
                        "%s has no copy of the page at 0x%x", domain, virtual);
            }
        }
    }

    /** Returns whether the access is permitted. */
    private boolean translate(PagingDomain domain, long virtual, boolean write) {
        MachineChecks checks = machine.checks();
        Optional<Translation> expected = model.translate(domain.pageTables(), virtual, write);
        OptionalLong found = domain.core().translate(virtual, write ? Access.WRITE : Access.READ);
        OptionalLong address = expected.map(translation -> OptionalLong.of(translation.address()))
                .orElse(OptionalLong.empty());
        checks.require(Checker.TRANSLATIONS, found.equals(address), "%s, %s of 0x%x goes to %s, mapped is %s", domain,
                write ? "write" : "read", virtual, found, expected);
        found.ifPresent(word -> checks.require(Checker.CONTENTS, checks.isNoTable(word, Long.BYTES),
                "%s accesses a page table at 0x%x", domain, word));
        if (write) {
            lastWord++;
            found.ifPresent(word -> machine.memory().put(word, lastWord));
            expected.ifPresent(translation -> {
                machine.contents().write(translation.address(), lastWord);
                model.written().add(translation.entry());
            });
        } else if (found.isPresent() && expected.isPresent()) {
            long word = machine.memory().getOrDefault(found.getAsLong(), 0L);
            long written = machine.contents().read(expected.get().address());
            checks.require(Checker.CONTENTS, word == written, "%s reads %d at 0x%x, written was %d (%s)", domain, word,
                    virtual, written, expected.get());
        }
        machine.events().count(found.isPresent() ? PagingEvent.PERMITTED_ACCESS : PagingEvent.PAGE_FAULT);
        return found.isPresent();
    }
}
