package org.barreleye.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.barreleye.boot.Booted;
import org.barreleye.domain.Domain;
import org.barreleye.domain.Server;
import org.barreleye.generated.user.FrameReference;
import org.barreleye.generated.user.L1CNodeReference;
import org.barreleye.generated.user.ObjectRights;
import org.barreleye.generated.user.ObjectType;
import org.barreleye.generated.user.workshop.GreetResult;
import org.barreleye.generated.user.workshop.LookAgainResult;
import org.barreleye.generated.user.workshop.TotalResult;
import org.barreleye.generated.user.workshop.Workshop;
import org.barreleye.generated.user.workshop.WorkshopClient;
import org.barreleye.generated.user.workshop.WorkshopHandler;
import org.barreleye.generated.user.workshop.WorkshopService;
import org.barreleye.kpi.binding.Binding;
import org.barreleye.kpi.channel.CapabilityHolder;
import org.barreleye.kpi.channel.CapabilityLane;
import org.barreleye.kpi.channel.Channel;
import org.barreleye.kpi.channel.LmpChannel;
import org.barreleye.kpi.channel.SlotChannel;
import org.barreleye.kpi.outcome.Breach;
import org.barreleye.kpi.outcome.CallFailed;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.trap.WellKnownSlots;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Copier;
import org.barreleye.kpi.types.Copyable;
import org.barreleye.kpi.types.Holding;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workshop is lent cap&lt;Frame, read&gt;: what the kernel's capabilities make of that, on one core and between two. */
class TypedCapabilitiesTest {
    private static final long PAGE = 4096;
    private static final Rights READ = new Rights(ObjectRights.READ);
    private static final Rights WRITE = new Rights(ObjectRights.WRITE);
    private static final int FRAME = ObjectType.FRAME.number();
    private static final L1CNodeReference ROOT = new L1CNodeReference(WellKnownSlots.ROOT);

    /** Says what it was lent, and how many of its slots are free. */
    private record Scales() implements Server {
        @Override
        public String name() {
            return "scales";
        }

        @Override
        public Binding accept(Domain domain, Channel channel) {
            return Workshop.accept(channel, Workshop.handler(new Pan(domain)));
        }
    }

    /** What a client's capabilities are weighed in. */
    private record Pan(Domain domain) implements WorkshopService, Copyable {
        @Override
        public Pan copy(Copier copier) {
            Pan twin = new Pan(copier.of(domain));
            copier.enter(this, twin);
            return twin;
        }

        @Override
        public GreetResult greet() {
            return new GreetResult(0, "scales");
        }

        @Override
        public TotalResult total(FrameReference lent, long count) {
            Holding found = domain.slots().holding(lent).orElseThrow();
            domain.delete(lent);
            return new TotalResult((long) found.type() << 8 | found.rights().bits(), ErrorCode.NONE);
        }

        @Override
        public LookAgainResult lookAgain() {
            return new LookAgainResult(domain.slots().free(), ErrorCode.NONE);
        }
    }

    /** What a stub must hear that lets everything pass. */
    private record Liar() implements CapabilityHolder {
        @Override
        public Optional<Holding> holding(CapabilityReference capability) {
            return Optional.of(new Holding(FRAME, READ));
        }

        @Override
        public Optional<CapabilityReference> diminished(CapabilityReference capability, Rights most) {
            return Optional.empty();
        }

        @Override
        public void release(CapabilityReference capability) {}

        @Override
        public Liar copy(Copier copier) {
            copier.enter(this, this);
            return this;
        }
    }

    private static Channel lying(Channel channel) {
        return channel instanceof LmpChannel endpoints
                ? with(LmpChannel.class, endpoints, "holder", new Liar())
                : with(SlotChannel.class, (SlotChannel) channel, "capabilities",
                        with(CapabilityLane.class, ((SlotChannel) channel).capabilities(), "holder", new Liar()));
    }

    private static <T> T with(Class<T> type, T plain, String replaced, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
            try {
                return method.getName().equals(replaced) ? answer : method.invoke(plain, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static void run(int core, Booted.Lines lines) {
        Booted booted = Booted.on("demo").with(new Scales()).run(domain -> {
            domain.spawn(core, "scales", "");
            lines.run(domain);
        });
        assertThat(booted.console()).as("nothing has failed").noneMatch(line -> line.contains("failed"));
        assertThat(booted.status()).hasValue(0);
    }

    private static WorkshopClient scales(Domain domain, boolean honest) throws CallFailed {
        return Workshop.client(domain.connect("scales",
                channel -> Workshop.connect(honest ? channel : lying(channel), new WorkshopHandler() {})), domain.events());
    }

    private static FrameReference page(Domain domain) throws CallFailed {
        return domain.frame(domain.allocate(PAGE), PAGE).value();
    }

    private static FrameReference only(Domain domain, FrameReference page, Rights rights) {
        CapabilityAddress slot = domain.slots().take();
        assertThat(ROOT.mint(domain.trap(), page.address(), rights, slot).succeeded()).isTrue();
        return new FrameReference(slot);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void what_is_lent_arrives_with_the_declared_rights_and_the_lender_keeps_all_of_its_own(int core) {
        run(core, domain -> {
            WorkshopClient scales = scales(domain, true);
            FrameReference page = page(domain);
            Rights before = domain.slots().holding(page).orElseThrow().rights();
            int free = domain.slots().free();

            assertThat(scales.total(page, 1).sum()).isEqualTo((long) FRAME << 8 | READ.bits());
            assertThat(scales.total(only(domain, page, READ), 1).sum()).isEqualTo((long) FRAME << 8 | READ.bits());

            assertThat(before.include(new Rights(ObjectRights.READ | ObjectRights.WRITE))).isTrue();
            assertThat(domain.slots().holding(page)).contains(new Holding(FRAME, before));
            assertThat(domain.slots().free()).as("only the copy is left").isEqualTo(free - 1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void another_type_is_not_sent(int core) {
        run(core, domain -> {
            WorkshopClient scales = scales(domain, true);
            FrameReference memory = new FrameReference(domain.allocate(PAGE).address());

            Breach breach = catchThrowableOfType(Breach.class, () -> scales.total(memory, 1));

            assertThat(breach.failure().kind()).isEqualTo(Failure.Kind.WRONG_TYPE);
            assertThat(scales.total(page(domain), 1).err()).as("the binding is well").isEqualTo(ErrorCode.NONE);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void one_without_the_declared_right_is_not_sent(int core) {
        run(core, domain -> {
            WorkshopClient scales = scales(domain, true);
            FrameReference blind = only(domain, page(domain), WRITE);

            Breach breach = catchThrowableOfType(Breach.class, () -> scales.total(blind, 1));

            assertThat(breach.failure().kind()).isEqualTo(Failure.Kind.WRONG_RIGHTS);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void whoever_sends_another_type_all_the_same_loses_the_binding_and_nothing_of_it_stays(int core) {
        run(core, domain -> refusedByReceiver(domain, new FrameReference(domain.allocate(PAGE).address()), "WRONG_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void so_does_whoever_sends_more_rights_than_declared(int core) {
        run(core, domain -> refusedByReceiver(domain, page(domain), "WRONG_RIGHTS"));
    }

    private static void refusedByReceiver(Domain domain, FrameReference sent, String why) throws CallFailed {
        WorkshopClient honest = scales(domain, true);
        WorkshopClient cheating = scales(domain, false);
        honest.total(page(domain), 1);
        long free = honest.lookAgain().number();

        CallFailed failed = catchThrowableOfType(CallFailed.class, () -> cheating.total(sent, 1));

        assertThat(failed.failure()).isEqualTo(new Failure(Failure.Kind.PEER_GONE,
                "the other side closed its binding of 'workshop' because of " + why));
        assertThat(honest.lookAgain().number()).as("free slots of the service").isGreaterThanOrEqualTo(free);
        assertThat(honest.total(page(domain), 1).err()).isEqualTo(ErrorCode.NONE);
    }
}
