package org.barreleye.experiment.capability;

import java.util.Optional;
import org.barreleye.domain.Domain;
import org.barreleye.domain.NamedService;
import org.barreleye.generated.user.capstore.CapstoreBinding;
import org.barreleye.generated.user.capstore.CapstoreClient;
import org.barreleye.generated.user.capstore.CapstoreHandler;
import org.barreleye.generated.user.capstore.CapstoreInterface;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.Failure;

/** The connection of the measuring program to the store of one core: bound when it is used, until it is closed. */
final class StoreConnection {
    // A domain that waits for memory for more capability slots, as the name service of many cores, refuses to be bound.
    private static final int ATTEMPTS = 20;
    private static final long RETRY_NANOSECONDS = 100_000;

    private final Domain domain;
    private final NamedService<CapstoreBinding, CapstoreClient> service;
    private Optional<CapstoreBinding> binding = Optional.empty();

    /** Creates the connection to the store of a core, without a binding. */
    StoreConnection(Domain domain, int core) {
        this.domain = domain;
        service = domain.service(CapabilityStoreServer.nameOn(core), this::connect, CapstoreInterface::client);
    }

    private CapstoreBinding connect(Channel channel) {
        CapstoreBinding connected = CapstoreInterface.connect(channel, new CapstoreHandler() {});
        binding = Optional.of(connected);
        return connected;
    }

    /** The client of the store. A bind that is refused is repeated after a while, a number of times. */
    CapstoreClient client() throws CallFailed {
        for (int attempt = 1;; attempt++) {
            try {
                return service.client();
            } catch (CallFailed failed) {
                if (failed.failure().kind() != Failure.Kind.REFUSED || attempt == ATTEMPTS) {
                    throw failed;
                }
                pause();
            }
        }
    }

    private void pause() {
        long deadline = domain.syscalls().now() + RETRY_NANOSECONDS;
        while (domain.syscalls().now() < deadline) {
            domain.events().pause(deadline);
        }
    }

    /** The binding to the store, for a request whose reply the caller does not wait for at once. */
    CapstoreBinding binding() throws CallFailed {
        client();
        return binding.orElseThrow();
    }

    /** Closes the binding, if there is one. */
    void close() {
        binding.ifPresent(CapstoreBinding::close);
        binding = Optional.empty();
    }
}
