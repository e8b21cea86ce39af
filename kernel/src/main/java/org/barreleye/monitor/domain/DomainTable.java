package org.barreleye.monitor.domain;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.plan.CoreScopedId;

/** The domains of this core by their process numbers, and the services that they have exported. */
public final class DomainTable implements Copyable {
    /** The service number, on its core, of the monitor's {@code control} service. */
    public static final long CONTROL_SERVICE = 1;

    /** The service number, on its core, of the monitor's {@code inspect} service. */
    public static final long INSPECTION_SERVICE = 2;

    private final int core;
    private final SortedMap<Long, LocalDomain> byProcess = new TreeMap<>();
    private final SortedMap<Long, LocalDomain> byService = new TreeMap<>();
    private long lastProcess;
    private long lastService = INSPECTION_SERVICE;

    /** Creates the table of a core on which no domain runs. */
    public DomainTable(int core) {
        this.core = core;
    }

    /** Returns a process number that has never been used. */
    long newProcess() {
        lastProcess++;
        return CoreScopedId.of(core, lastProcess);
    }

    void add(LocalDomain domain) {
        byProcess.put(domain.process(), domain);
    }

    /** Returns the domain of a process that runs on this core. */
    public Optional<LocalDomain> get(long process) {
        return Optional.ofNullable(byProcess.get(process));
    }

    /** Returns the domain of the first process with a greater number. */
    public Optional<LocalDomain> after(long process) {
        return byProcess.tailMap(process + 1).values().stream().findFirst();
    }

    /** Removes a domain that has ended, with its services. */
    void remove(LocalDomain domain) {
        byProcess.remove(domain.process());
        byService.values().removeIf(exporter -> exporter == domain);
    }

    /**
     * Exports the service of a domain and returns its number, which has never been used by another one. A domain has
     * one service: a second export returns the same number.
     */
    public long export(LocalDomain domain) {
        return domain.service().isPresent() ? domain.service().getAsLong() : newService(domain);
    }

    private long newService(LocalDomain domain) {
        lastService++;
        long service = CoreScopedId.of(core, lastService);
        byService.put(service, domain);
        domain.setService(service);
        return service;
    }

    /** Exports a service of the monitor under one of the numbers that are reserved for them. */
    public void exportMonitorService(long number, LocalDomain monitor) {
        byService.put(CoreScopedId.of(core, number), monitor);
    }

    /** Returns the domain that has exported a service. */
    public Optional<LocalDomain> exporterOf(long service) {
        return Optional.ofNullable(byService.get(service));
    }
}
