package org.barreleye.monitor;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The domains of a core, as its monitor knows them, and the services they have exported. */
final class Residents implements Copyable {
    private final int core;
    private final SortedMap<Long, Resident> byProcess;
    private final SortedMap<Long, Resident> byService;
    private long lastProcess;
    private long lastService;

    Residents(int core) {
        this.core = core;
        byProcess = new TreeMap<>();
        byService = new TreeMap<>();
    }

    private Residents(Residents source, Copier copier) {
        copier.enter(source, this);
        core = source.core;
        byProcess = copier.of(source.byProcess);
        byService = copier.of(source.byService);
        lastProcess = source.lastProcess;
        lastService = source.lastService;
    }

    @Override
    public Residents copy(Copier copier) {
        return new Residents(this, copier);
    }

    /** A number that no process has had. */
    long newProcess() {
        lastProcess++;
        return Numbers.of(core, lastProcess);
    }

    void add(Resident resident) {
        byProcess.put(resident.process(), resident);
    }

    Optional<Resident> get(long process) {
        return Optional.ofNullable(byProcess.get(process));
    }

    /** The first process with a greater number. */
    Optional<Resident> after(long process) {
        return byProcess.tailMap(process + 1).values().stream().findFirst();
    }

    /** A domain is gone, and its services with it. */
    void remove(Resident resident) {
        byProcess.remove(resident.process());
        byService.values().removeIf(known -> known == resident);
    }

    /** Makes a domain's service known; no other service has ever had its number. */
    long export(Resident resident) {
        lastService++;
        long number = Numbers.of(core, lastService);
        byService.put(number, resident);
        return number;
    }

    /** Who has exported a service. */
    Optional<Resident> serving(long service) {
        return Optional.ofNullable(byService.get(service));
    }
}
