package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barreleye.kpi.types.CapabilityReference.ABSENT;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.monitor.RenewServiceContinuation;
import org.barreleye.generated.user.probe.ProbeBinding;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service revokes the capabilities to itself by its generation. */
class ServiceGenerationTest {
    private static final String NAME = "generations";
    private static final long SECOND = 1_000_000_000;

    private static final class Reply implements ExportContinuation, RenewServiceContinuation {
        private final List<CapabilityReference> services = new ArrayList<>();

        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            assertThat(err).isEqualTo(ErrorCode.NONE);
            services.add(service);
        }

        @Override
        public void failed(Failure failure) {
            throw new AssertionError(failure);
        }

        private CapabilityReference await(Domain domain) {
            while (services.isEmpty()) {
                domain.events().pause(domain.syscalls().now() + SECOND);
            }
            return services.remove(0);
        }
    }

    private static ProbeBinding bind(Domain domain, CapabilityReference service) throws CallFailed {
        return domain.bind(service, channel -> ProbeInterface.connect(channel, new ProbeHandler() {}));
    }

    private static void useBeforeAndAfter(Domain domain) throws CallFailed {
        CapabilityReference old = domain.nameService().lookUp(NAME).service();
        ProbeBinding open = bind(domain, old);
        domain.nameService().register("bound", ABSENT, "");
        domain.waitForName("renewed", SECOND);

        assertThatThrownBy(() -> bind(domain, old)).isInstanceOf(CallFailed.class)
                .hasMessageContaining(KernelError.REVOKED.sentence());
        assertThat(open.isOpen()).as("the connection from before stays open").isTrue();
        assertThat(bind(domain, domain.nameService().lookUp(NAME).service()).isOpen()).isTrue();
    }

    @ParameterizedTest(name = "on core {1} of {0}")
    @CsvSource({"two-x86,0", "two-x86,1", "demo,32"})
    void voids_all_capabilities_at_once_and_leaves_connections_open(String machine, int core) {
        BootResult booted = BootResult.on(machine).with("client", ServiceGenerationTest::useBeforeAndAfter)
                .run(domain -> {
                    Reply reply = new Reply();
                    domain.export(channel -> ProbeInterface.accept(channel, new ProbeHandler() {}), reply);
                    domain.nameService().register(NAME, reply.await(domain), "");
                    long client = domain.spawn(core, "client", "");
                    domain.waitForName("bound", SECOND);

                    domain.renewService(reply);
                    domain.nameService().unregister(NAME);
                    domain.nameService().register(NAME, reply.await(domain), "");
                    domain.nameService().register("renewed", ABSENT, "");

                    assertThat(domain.processes().waitFor(client, SECOND).status()).isZero();
                });

        assertThat(booted.console()).noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).as("%s", booted.console()).hasValue(0);
    }
}
