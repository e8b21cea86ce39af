package org.barreleye.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The domains of a core, as its monitor knows them, and the services they have exported. */
final class Residents implements Copyable {
    private static final int NUMBER_BITS = 16;

    private final int core;
    private final List<Resident> services;

    Residents(int core) {
        this.core = core;
        services = new ArrayList<>();
    }

    private Residents(Residents source, Copier copier) {
        copier.enter(source, this);
        core = source.core;
        services = copier.of(source.services);
    }

    @Override
    public Residents copy(Copier copier) {
        return new Residents(this, copier);
    }

    /** The core on which a service lives, from its reference. */
    static int coreOf(long service) {
        return (int) (service >>> NUMBER_BITS);
    }

    /** Makes a domain's service known; its reference names the core and the order of exporting. */
    long export(Resident resident) {
        services.add(resident);
        return (long) core << NUMBER_BITS | services.size();
    }

    /** Who has exported a service. */
    Optional<Resident> serving(long service) {
        int number = (int) (service & (1 << NUMBER_BITS) - 1);
        return coreOf(service) == core && number > 0 && number <= services.size()
                ? Optional.of(services.get(number - 1))
                : Optional.empty();
    }
}
