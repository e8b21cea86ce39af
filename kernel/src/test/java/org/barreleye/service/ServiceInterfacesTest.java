package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.error.SystemError;
import org.barreleye.generated.user.monitor.ExportContinuation;
import org.barreleye.generated.user.monitor.RenewServiceContinuation;
import org.barreleye.generated.user.probe.ProbeHandler;
import org.barreleye.generated.user.probe.ProbeInterface;
import org.barreleye.generated.user.workshop.WhereReply;
import org.barreleye.generated.user.workshop.WorkshopClient;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.KernelError;
import org.barreleye.kpi.types.CapabilityReference;
import org.junit.jupiter.api.Test;

/** A service that has two interfaces: each capability leads to one of them. */
class ServiceInterfacesTest {
    private static final long SECOND = 1_000_000_000;

    private static final class Exported implements ExportContinuation, RenewServiceContinuation {
        private final List<CapabilityReference> services = new ArrayList<>();
        private final List<ErrorCode> errors = new ArrayList<>();

        @Override
        public void replied(CapabilityReference service, ErrorCode err) {
            services.add(service);
            errors.add(err);
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

    private static CapabilityReference export(Domain domain, int index) {
        Exported exported = new Exported();
        if (index == 0) {
            domain.export(index, channel -> ProbeInterface.accept(channel, new ProbeHandler() {}), exported);
        } else {
            domain.export(index, channel -> WorkshopInterface.accept(channel, new WorkshopHandler() {
                @Override
                public void where(WhereReply reply) {
                    reply.reply(7, "isa");
                }
            }), exported);
        }
        return exported.await(domain);
    }

    private static long where(Domain domain, CapabilityReference service) throws CallFailed {
        WorkshopClient client = WorkshopInterface.client(domain.bind(service,
                channel -> WorkshopInterface.connect(channel, new WorkshopHandler() {})), domain.events());
        return client.where().core();
    }

    @Test
    void are_bound_to_separately() {
        BootResult result = BootResult.on("two-x86").run(domain -> {
            CapabilityReference probe = export(domain, 0);
            CapabilityReference workshop = export(domain, 3);

            assertThat(where(domain, workshop)).isEqualTo(7);
            assertThat(domain.bind(probe, channel -> ProbeInterface.connect(channel, new ProbeHandler() {})).isOpen())
                    .isTrue();
        });
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
    }

    @Test
    void have_indexes_from_0_to_3() {
        BootResult result = BootResult.on("two-x86").run(domain -> {
            Exported exported = new Exported();
            domain.export(4, channel -> ProbeInterface.accept(channel, new ProbeHandler() {}), exported);
            exported.await(domain);
            assertThat(exported.errors).containsExactly(SystemError.BAD_ARGUMENT.code());
        });
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
    }

    @Test
    void are_renewed_together() {
        BootResult result = BootResult.on("two-x86").run(domain -> {
            export(domain, 0);
            CapabilityReference old = export(domain, 1);
            Exported renewed = new Exported();
            domain.renewService(renewed);
            renewed.await(domain);

            assertThatThrownBy(() -> where(domain, old)).isInstanceOf(CallFailed.class)
                    .hasMessageContaining(KernelError.REVOKED.sentence());
            assertThat(where(domain, export(domain, 1))).isEqualTo(7);
        });
        assertThat(result.status()).as("%s", result.console()).hasValue(0);
    }
}
