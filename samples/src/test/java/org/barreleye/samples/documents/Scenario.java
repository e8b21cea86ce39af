package org.barreleye.samples.documents;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.Boot;
import org.barreleye.boot.SystemPlan;
import org.barreleye.kpi.types.CoreId;
import org.barreleye.machine.Machine;
import org.barreleye.machine.description.MachineDescription;
import org.barreleye.machine.description.Presets;
import org.barreleye.machine.trace.Trace;
import org.barreleye.monitor.plan.Component.Role;
import org.barreleye.samples.parcel.ParcelServer;
import org.barreleye.service.name.NameService;

/**
 * A client and a service on two cores of a machine, or on one.
 *
 * @param machine a preset; the name service runs on its boot core
 */
record Scenario(String machine, int clientCore, int serviceCore) {
    private static final int CAPACITY = 1 << 18;

    /** The trace of its run, messages included. */
    List<Trace.Entry> run() {
        MachineDescription description = Presets.named(machine);
        SystemPlan system = new SystemPlan(description)
                .component(new NameService(), description.cores().get(0).id(), Role.NAMES, "")
                .component(new ParcelServer(), new CoreId(serviceCore), Role.SERVICE, "", "names")
                .component(new QuotingClient(), new CoreId(clientCore), Role.MAIN, "", "parcel-server");
        try (Machine booted = Boot.on(system, 1)) {
            booted.trace().setCapacity(CAPACITY);
            booted.trace().setKeepsNotes(true);
            booted.run();
            return booted.trace().entries();
        }
    }

    /**
     * Returns what the diagrams call a dispatcher.
     *
     * @return client, service, nameservice, or monitor0 and monitor1 for those of the client's and the service's core
     */
    String participant(String dispatcher, CoreId core) {
        return switch (dispatcher) {
            case QuotingClient.NAME -> "client";
            case "parcel-server" -> "service";
            case "names" -> "nameservice";
            default -> "monitor" + number(core);
        };
    }

    /** Returns 0 for the client's core and 1 for the service's. */
    int number(CoreId core) {
        return core.number() == clientCore ? 0 : 1;
    }

    /** Returns the part of a trace from the first entry of a kind, in a place among those, to the next of another. */
    static List<Trace.Entry> between(List<Trace.Entry> trace, String first, int place, String last) {
        List<Trace.Entry> part = new ArrayList<>();
        int seen = 0;
        for (Trace.Entry entry : trace) {
            if (entry.kind().equals(first) && entry.text().equals(QuotingClient.NAME)) {
                seen++;
            }
            if (seen >= place) {
                part.add(entry);
            }
            if (seen >= place && entry.kind().equals(last)) {
                break;
            }
        }
        return part;
    }
}
