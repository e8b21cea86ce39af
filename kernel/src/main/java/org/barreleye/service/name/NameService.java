package org.barreleye.service.name;

import org.barreleye.domain.Acceptor;
import org.barreleye.domain.Domain;
import org.barreleye.domain.SystemError;
import org.barreleye.generated.user.monitor.ExportServiceContinuation;
import org.barreleye.generated.user.names.Names;
import org.barreleye.generated.user.names.NamesBinding;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.Image;
import org.barreleye.kpi.trap.Trap;
import org.barreleye.kpi.trap.Upcalls;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;

/** The program. It has no name itself: monitors know it. */
public record NameService() implements Image.Reactive {
    @Override
    public String name() {
        return "names";
    }

    @Override
    public Upcalls load(Trap trap, long process, long unused) {
        Domain domain = Domain.start(trap);
        Directory directory = new Directory(domain);
        domain.events().add(directory);
        Door door = new Door(domain, directory);
        domain.export(door, door);
        return domain.events();
    }

    /** Where clients come in. */
    private static final class Door implements Acceptor, ExportServiceContinuation, Copyable {
        private final Domain domain;
        private final Directory directory;

        private Door(Domain domain, Directory directory) {
            this.domain = domain;
            this.directory = directory;
        }

        private Door(Door source, Copier copier) {
            copier.enter(source, this);
            domain = copier.of(source.domain);
            directory = copier.of(source.directory);
        }

        @Override
        public Door copy(Copier copier) {
            return new Door(this, copier);
        }

        @Override
        public Binding accept(Channel channel) {
            Registrar registrar = new Registrar(directory);
            NamesBinding binding = Names.accept(channel, registrar);
            registrar.speakThrough(binding);
            return binding;
        }

        // Monitors keep who has exported; nobody else needs this capability.
        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            domain.delete(service);
            domain.trap().print(err.failed() ? "cannot open: " + SystemError.describe(err) : "open");
        }

        @Override
        public void failed(Failure failure) {
            domain.trap().print("cannot open: " + failure);
        }
    }
}
