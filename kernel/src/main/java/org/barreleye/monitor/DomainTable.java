package org.barreleye.monitor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;

/** The domains of a core, as its monitor knows them, and the services they have exported. */
final class DomainTable implements Copyable {
    private final int core;
    private final SortedMap<Long, LocalDomain> byProcess;
    private final SortedMap<Long, LocalDomain> byService;
    private long lastProcess;
    private long lastService;

    DomainTable(int core) {
        this.core = core;
        byProcess = new TreeMap<>();
        byService = new TreeMap<>();
    }

    /** A number that no process has had. */
    long newProcess() {
        lastProcess++;
        return CoreScopedId.of(core, lastProcess);
    }

    void add(LocalDomain domain) {
        byProcess.put(domain.process(), domain);
    }

    Optional<LocalDomain> get(long process) {
        return Optional.ofNullable(byProcess.get(process));
    }

    /** The first process with a greater number. */
    Optional<LocalDomain> after(long process) {
        return byProcess.tailMap(process + 1).values().stream().findFirst();
    }

    /** A domain is gone, and its services with it. */
    void remove(LocalDomain domain) {
        byProcess.remove(domain.process());
        byService.values().removeIf(known -> known == domain);
    }

    /** Makes a domain's service known; no other service has ever had its number. */
    long export(LocalDomain domain) {
        lastService++;
        long number = CoreScopedId.of(core, lastService);
        byService.put(number, domain);
        return number;
    }

    /** Who has exported a service. */
    Optional<LocalDomain> serving(long service) {
        return Optional.ofNullable(byService.get(service));
    }
}
