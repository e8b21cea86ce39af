package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.barreleye.boot.BootResult;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.workshop.RereadResult;
import org.barreleye.generated.user.workshop.SumResult;
import org.barreleye.generated.user.workshop.WhereResult;
import org.barreleye.generated.user.workshop.WorkshopClient;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopInterface;
import org.barreleye.generated.user.workshop.WorkshopService;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.CapabilityChannel;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LineChannel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.state.Copyable;
import org.barreleye.kpi.syscall.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The workshop is lent cap&lt;Frame, read&gt;: what the kernel's capabilities make of that, on one core and between
 * two.
 */
class TypedCapabilitiesTest {
    private static final long PAGE = 4096;
    private static final Rights READ = new Rights(ObjectRights.READ);
    private static final Rights WRITE = new Rights(ObjectRights.WRITE);
    private static final int FRAME = ObjectType.FRAME.number();
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);

    /** Says what it was lent, and how many of its slots are free. */
    private record RightsReporter() implements Server {
        @Override
        public String name() {
            return "rights-reporter";
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            return WorkshopInterface.accept(channel, WorkshopInterface.handler(new RightsReporterSession(domain)));
        }
    }

    /** Replies with the type and the rights of each capability that a client sends. */
    private record RightsReporterSession(Domain domain) implements WorkshopService, Copyable {
        @Override
        public WhereResult where() {
            return new WhereResult(0, "rights-reporter");
        }

        @Override
        public SumResult sum(FrameReference frame, long count) {
            CapabilityIdentity found = domain.slots().identify(frame).orElseThrow();
            domain.delete(frame);
            return new SumResult((long) found.type() << 8 | found.rights().bits(), ErrorCode.NONE);
        }

        @Override
        public RereadResult reread() {
            return new RereadResult(domain.slots().free(), ErrorCode.NONE);
        }
    }

    /** Describes every capability as a frame that may be read, so that a stub sends any. */
    private record PermissiveInspector() implements CapabilityInspector {
        @Override
        public Optional<CapabilityIdentity> identify(CapabilityReference capability) {
            return Optional.of(new CapabilityIdentity(FRAME, READ));
        }

        @Override
        public Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights most) {
            return Optional.empty();
        }

        @Override
        public void release(CapabilityReference capability) {}
    }

    private static Channel withoutChecks(Channel channel) {
        return channel instanceof LmpChannel endpoints
                ? with(LmpChannel.class, endpoints, "inspector", new PermissiveInspector())
                : with(LineChannel.class, (LineChannel) channel, "capabilities",
                        with(CapabilityChannel.class, ((LineChannel) channel).capabilities(), "inspector",
                        new PermissiveInspector()));
    }

    private static <T> T with(Class<T> type, T plain, String replaced, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, given) -> {
            try {
                return method.getName().equals(replaced) ? answer : method.invoke(plain, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static void run(int core, BootResult.Lines lines) {
        BootResult booted = BootResult.on("demo").with(new RightsReporter()).run(domain -> {
            domain.spawn(core, "rights-reporter", "");
            lines.run(domain);
        });
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    private static WorkshopClient reporter(Domain domain, boolean checked) throws CallFailed {
        return WorkshopInterface.client(domain.connect("rights-reporter",
                channel -> WorkshopInterface.connect(checked ? channel : withoutChecks(channel),
                        new WorkshopHandler() {})),
                domain.events());
    }

    private static FrameReference page(Domain domain) throws CallFailed {
        return domain.createFrame(domain.allocate(PAGE), PAGE).value();
    }

    private static FrameReference mint(Domain domain, FrameReference page, Rights rights) {
        CapabilityAddress slot = domain.slots().take();
        assertThat(ROOT.mint(domain.syscalls(), page.address(), rights, slot).succeeded()).isTrue();
        return new FrameReference(slot);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void a_copy_arrives_with_the_declared_rights_and_the_sender_keeps_its_own(int core) {
        run(core, domain -> {
            WorkshopClient reporter = reporter(domain, true);
            FrameReference page = page(domain);
            Rights before = domain.slots().identify(page).orElseThrow().rights();
            int free = domain.slots().free();

            assertThat(reporter.sum(page, 1).sum()).isEqualTo((long) FRAME << 8 | READ.bits());
            assertThat(reporter.sum(mint(domain, page, READ), 1).sum()).isEqualTo((long) FRAME << 8 | READ.bits());

            assertThat(before.includes(new Rights(ObjectRights.READ | ObjectRights.WRITE))).isTrue();
            assertThat(domain.slots().identify(page)).contains(new CapabilityIdentity(FRAME, before));
            assertThat(domain.slots().free()).as("only the copy is left").isEqualTo(free - 1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void another_type_is_not_sent(int core) {
        run(core, domain -> {
            WorkshopClient reporter = reporter(domain, true);
            FrameReference memory = new FrameReference(domain.allocate(PAGE).address());

            ProtocolViolation violation = catchThrowableOfType(ProtocolViolation.class, () -> reporter.sum(memory, 1));

            assertThat(violation.failure().kind()).isEqualTo(Failure.Kind.WRONG_TYPE);
            assertThat(reporter.sum(page(domain), 1).err()).as("the binding is well").isEqualTo(ErrorCode.NONE);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void one_without_the_declared_right_is_not_sent(int core) {
        run(core, domain -> {
            WorkshopClient reporter = reporter(domain, true);
            FrameReference writeOnly = mint(domain, page(domain), WRITE);

            ProtocolViolation violation =
                    catchThrowableOfType(ProtocolViolation.class, () -> reporter.sum(writeOnly, 1));

            assertThat(violation.failure().kind()).isEqualTo(Failure.Kind.WRONG_RIGHTS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void a_client_that_sends_another_type_is_disconnected_and_the_capability_deleted(int core) {
        run(core, domain -> refusedByReceiver(domain, new FrameReference(domain.allocate(PAGE).address()),
                "WRONG_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void a_client_that_sends_more_rights_than_declared_is_disconnected(int core) {
        run(core, domain -> refusedByReceiver(domain, page(domain), "WRONG_RIGHTS"));
    }

    private static void refusedByReceiver(Domain domain, FrameReference sent, String why) throws CallFailed {
        WorkshopClient checked = reporter(domain, true);
        WorkshopClient unchecked = reporter(domain, false);
        checked.sum(page(domain), 1);
        long free = checked.reread().number();

        CallFailed failed = catchThrowableOfType(CallFailed.class, () -> unchecked.sum(sent, 1));

        assertThat(failed.failure()).isEqualTo(new Failure(Failure.Kind.PEER_GONE,
                "the other side closed its binding of 'workshop' because of " + why));
        assertThat(checked.reread().number()).as("free slots of the service").isGreaterThanOrEqualTo(free);
        assertThat(checked.sum(page(domain), 1).err()).isEqualTo(ErrorCode.NONE);
    }
}
