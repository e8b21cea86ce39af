package org.barreleye.monitor.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.monitor.plan.CoreScopedId;
import org.barreleye.monitor.plan.ServiceNumber;

/** The domains of this core by their process numbers, and the services that they have exported. */
public final class DomainTable implements Copyable {
    /** The service number, on its core, of the monitor's {@code control} service. */
    public static final long CONTROL_SERVICE = 1;

    /** The service number, on its core, of the monitor's {@code inspect} service. */
    public static final long INSPECTION_SERVICE = 2;

    private final int core;
    private final SortedMap<Long, LocalDomain> byProcess = new TreeMap<>();
    private final SortedMap<Long, LocalDomain> byService = new TreeMap<>();
    // The services whose domain has ended and is started again, and those whose is not.
    private final SortedSet<Long> restarting = new TreeSet<>();
    // The generations of the services that have revoked their capabilities; all others have the generation 0.
    private final SortedMap<Long, Integer> generations = new TreeMap<>();
    private final SortedSet<Long> withdrawn = new TreeSet<>();
    private long lastProcess;
    private long lastService;

    /**
     * Creates the table of a core on which no domain runs.
     *
     * @param incarnation how often the core was started before: it does not use the numbers again that it used then
     */
    public DomainTable(int core, int incarnation) {
        this.core = core;
        lastProcess = CoreScopedId.firstOf(incarnation);
        lastService = INSPECTION_SERVICE + ServiceNumber.firstOf(incarnation);
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

    /** Returns all domains that run on this core. */
    public List<LocalDomain> all() {
        return List.copyOf(byProcess.values());
    }

    /** Returns the domain of the first process with a greater number. */
    public Optional<LocalDomain> after(long process) {
        return byProcess.tailMap(process + 1).values().stream().findFirst();
    }

    /** Removes a domain that has ended, with its services; one that is supervised is expected to return. */
    void remove(LocalDomain domain) {
        byProcess.remove(domain.process());
        byService.values().removeIf(exporter -> exporter == domain);
        domain.supervisedService().ifPresent(service -> {
            if (!withdrawn.contains(service)) {
                restarting.add(service);
            }
        });
    }

    /**
     * Exports the service of a domain and returns its number: that of its predecessor if the domain was started again,
     * else one that has never been used. A domain has one service: a second export returns the same number.
     */
    public long export(LocalDomain domain) {
        long service = domain.service().orElseGet(this::newService);
        byService.put(service, domain);
        restarting.remove(service);
        domain.setService(service);
        return service;
    }

    private long newService() {
        lastService++;
        return ServiceNumber.of(core, lastService);
    }

    /** Returns whether the domain of a service has ended and is being started again. */
    public boolean isRestarting(long service) {
        return restarting.contains(ServiceNumber.firstOf(service)) && isCurrent(service);
    }

    /** Returns whether the domain of a service has ended and is not started again. */
    public boolean isWithdrawn(long service) {
        return withdrawn.contains(ServiceNumber.firstOf(service));
    }

    /** The domain of a service is not started again. One that was started and has not exported it is killed. */
    public void withdraw(long service) {
        withdrawn.add(service);
        restarting.remove(service);
        List.copyOf(byProcess.values()).stream()
                .filter(domain -> domain.supervisedService().equals(OptionalLong.of(service)))
                .forEach(LocalDomain::kill);
    }

    /** Exports a service of the monitor under one of the numbers that are reserved for them. */
    public void exportMonitorService(long number, LocalDomain monitor) {
        byService.put(ServiceNumber.of(core, number), monitor);
    }

    /** Returns the domain that has exported a service, if the number is of the current generation. */
    public Optional<LocalDomain> exporterOf(long service) {
        return isCurrent(service) ? Optional.ofNullable(byService.get(ServiceNumber.firstOf(service)))
                : Optional.empty();
    }

    /** Returns whether a number is of the current generation of its service. */
    public boolean isCurrent(long service) {
        return ServiceNumber.generationOf(service) == generations.getOrDefault(ServiceNumber.firstOf(service), 0);
    }

    /**
     * Begins the next generation of the service of a domain, and returns its number.
     *
     * @return empty if the domain has exported none, or there are no more generations
     */
    public OptionalLong renew(LocalDomain domain) {
        OptionalLong service = domain.service();
        if (service.isEmpty() || byService.get(service.getAsLong()) != domain) {
            return OptionalLong.empty();
        }
        int next = generations.getOrDefault(service.getAsLong(), 0) + 1;
        if (next == ServiceNumber.GENERATIONS_MAX) {
            return OptionalLong.empty();
        }
        generations.put(service.getAsLong(), next);
        return OptionalLong.of(service.getAsLong() + next);
    }

    /** Returns the number of the current generation of a service. */
    public long current(long service) {
        return service + generations.getOrDefault(service, 0);
    }
}
