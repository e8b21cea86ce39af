package org.barreleye.flounder.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.barreleye.flounder.Texts;
import org.barreleye.kpi.channel.CapabilityInspector;
import org.barreleye.kpi.host.HostCapabilities;
import org.barreleye.kpi.outcome.ErrorCode;
import org.barreleye.kpi.outcome.Failure;
import org.barreleye.kpi.outcome.ProtocolViolation;
import org.barreleye.kpi.types.CapabilityAddress;
import org.barreleye.kpi.types.CapabilityIdentity;
import org.barreleye.kpi.types.CapabilityReference;
import org.barreleye.kpi.types.Rights;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Capabilities that travel on terms: what is refused at either end, and what arrives. */
class ConstraintTest {
    private static final Generated LENDING = new Generated(
            Texts.folder("roundtrip", "lending.if").with(Optional.of(Texts.index())), Generated.references(),
            Generated.driver("lending", "LendingDriver"));
    private static final int FRAME = 2;
    private static final int SERVICE = 7;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int GRANT = 4;

    private final HostCapabilities table = new HostCapabilities();
    private final Deceived holder = new Deceived(table);
    private final List<String> events = new ArrayList<>();
    private final List<Object> replies = new ArrayList<>();

    /** The inspector of a table, or of a peer whose stub sends what it must not. */
    private record Deceived(HostCapabilities table, CapabilityIdentity[] lie) implements CapabilityInspector {
        Deceived(HostCapabilities table) {
            this(table, new CapabilityIdentity[1]);
        }

        @Override
        public Optional<CapabilityIdentity> identify(CapabilityReference capability) {
            return lie[0] == null ? table.identify(capability) : Optional.of(lie[0]);
        }

        @Override
        public Optional<CapabilityReference> mintReduced(CapabilityReference capability, Rights most) {
            return table.mintReduced(capability, most);
        }

        @Override
        public void release(CapabilityReference capability) {
            table.release(capability);
        }
    }

    private Ends ends(Ends.Kind kind) {
        return ends(kind, 4);
    }

    private Ends ends(Ends.Kind kind, int slots) {
        Class<?> type = LENDING.ofInterface("Handler");
        Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::note);
        Ends ends = Ends.holding(LENDING, kind, slots, holder, handler, handler);
        ends.settle();
        events.clear();
        return ends;
    }

    private Object note(Object proxy, Method method, Object[] given) {
        if (List.of("onBound", "onSendable").contains(method.getName())) {
            return null;
        }
        StringBuilder event = new StringBuilder(method.getName());
        for (Object value : given == null ? new Object[0] : given) {
            if (value instanceof CapabilityReference reference) {
                event.append(' ').append(seen(reference));
            } else if (value instanceof Failure failure) {
                event.append(' ').append(failure.kind());
            } else if (value instanceof Number || value instanceof ErrorCode) {
                event.append(' ').append(value);
            } else {
                replies.add(value);
            }
        }
        events.add(event.toString());
        return null;
    }

    private String seen(CapabilityReference reference) {
        return reference.getClass().getSimpleName() + table.identify(reference)
                .map(holding -> " " + holding.type() + "/" + holding.rights().bits())
                .orElse(" nowhere");
    }

    private static Object send(Ends ends, String method, Object... arguments) {
        return Generated.call(ends.binding(0),
                Generated.method(LENDING.ofInterface("Binding"), method, arguments.length), arguments);
    }

    private static Object typed(String name, CapabilityAddress address) {
        try {
            return Class.forName("org.example." + name + "Reference", true, LENDING.loader())
                    .getConstructor(CapabilityAddress.class).newInstance(address);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object frame(CapabilityAddress address) {
        return typed("Frame", address);
    }

    private static Failure refused(Runnable sending) {
        try {
            sending.run();
        } catch (ProtocolViolation violation) {
            assertThat(violation.isLocal()).isTrue();
            return violation.failure();
        }
        throw new AssertionError("it was sent");
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void a_capability_arrives_as_a_typed_reference_with_the_rights_that_are_declared(Ends.Kind kind) {
        Ends ends = ends(kind);
        CapabilityAddress lent = table.create(FRAME, new Rights(READ | WRITE | GRANT));
        CapabilityAddress fitting = table.create(FRAME, new Rights(READ));

        assertThat(send(ends, "tryLend", frame(lent), 5L)).isEqualTo(true);
        assertThat(send(ends, "tryLend", frame(fitting), 6L)).isEqualTo(true);
        ends.settle();

        assertThat(events).containsExactly("lend FrameReference 2/1 5", "lend FrameReference 2/1 6");
        assertThat(table.identify(CapabilityReference.at(lent)))
                .contains(new CapabilityIdentity(FRAME, new Rights(0b111)));
        assertThat(table.size()).describedAs("two were lent, and two have arrived").isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void of_one_that_is_given_away_no_copy_remains(Ends.Kind kind) {
        Ends ends = ends(kind);
        send(ends, "trySurrender", frame(table.create(FRAME, new Rights(READ | WRITE | GRANT))));
        send(ends, "trySurrender", frame(table.create(FRAME, new Rights(READ | WRITE))));

        ends.settle();

        assertThat(events).containsExactly("surrender FrameReference 2/3", "surrender FrameReference 2/3");
        assertThat(table.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void an_absent_one_satisfies_every_constraint(Ends.Kind kind) {
        Ends ends = ends(kind);

        send(ends, "tryLend", frame(CapabilityAddress.NULL), 7L);
        ends.settle();

        assertThat(events).containsExactly("lend FrameReference nowhere 7");
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void replies_and_plain_capabilities_in_between_are_sent_as_before(Ends.Kind kind)
            throws ReflectiveOperationException {
        Ends ends = ends(kind);
        Object spot = LENDING.load("Spot").getConstructors()[0]
                .newInstance(9L, CapabilityReference.at(table.create(99, Rights.NONE)));
        send(ends, "tryBoth", frame(table.create(FRAME, new Rights(WRITE))), spot,
                typed("Service", table.create(SERVICE, new Rights(READ | GRANT))));
        Class<?> continuation = LENDING.load("SwapContinuation");
        send(ends, "trySwap", frame(table.create(FRAME, new Rights(READ))),
                Proxy.newProxyInstance(continuation.getClassLoader(), new Class<?>[] {continuation}, this::note));
        ends.settle();
        Object reply = replies.get(replies.size() - 1);
        Generated.call(reply, Generated.method(reply.getClass(), "reply", 2),
                frame(table.create(FRAME, new Rights(WRITE | GRANT))), ErrorCode.NONE);
        ends.settle();

        assertThat(events).containsExactly("both FrameReference 2/2 ServiceReference 7/4", "swap FrameReference 2/1",
                "replied FrameReference 2/2 " + ErrorCode.NONE);
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void a_failed_reply_has_none(Ends.Kind kind) {
        Ends ends = ends(kind);
        Class<?> continuation = LENDING.load("SwapContinuation");
        send(ends, "trySwap", frame(table.create(FRAME, new Rights(READ))),
                Proxy.newProxyInstance(continuation.getClassLoader(), new Class<?>[] {continuation}, this::note));
        ends.settle();
        Object reply = replies.get(replies.size() - 1);
        Generated.call(reply, Generated.method(reply.getClass(), "failed", 1), ErrorCode.of("NONE_LEFT"));
        ends.settle();

        assertThat(events.get(1)).isEqualTo("replied FrameReference nowhere " + ErrorCode.of("NONE_LEFT"));
    }

    @ParameterizedTest
    @EnumSource(value = Ends.Kind.class, names = {"Ump", "Lmp", "Local"})
    void a_reply_that_violates_the_constraint_closes_the_binding_without_an_exception(Ends.Kind kind) {
        Ends ends = ends(kind);
        Class<?> continuation = LENDING.load("SwapContinuation");
        send(ends, "trySwap", frame(table.create(FRAME, new Rights(READ))),
                Proxy.newProxyInstance(continuation.getClassLoader(), new Class<?>[] {continuation}, this::note));
        ends.settle();
        Object reply = replies.get(replies.size() - 1);
        Generated.call(reply, Generated.method(reply.getClass(), "reply", 2),
                frame(table.create(FRAME, new Rights(READ))), ErrorCode.NONE);
        ends.settle();

        assertThat(events).contains("onClosed WRONG_RIGHTS", "failed PEER_GONE", "onClosed PEER_GONE");
    }

    @Nested
    class WhatIsNotSent {
        private final Ends ends = ends(Ends.Kind.Ump);

        @Test
        void a_capability_of_another_type() {
            CapabilityAddress service = table.create(SERVICE, Rights.ALL);

            assertThat(refused(() -> send(ends, "tryLend", frame(service), 1L))).isEqualTo(new Failure(
                    Failure.Kind.WRONG_TYPE, "lend.page carries cap<Frame, read>, but the one in slot 0.1 is of type 7 "
                            + "instead of 2"));
        }

        @Test
        void a_capability_without_a_right_that_is_declared() {
            CapabilityAddress readOnly = table.create(FRAME, new Rights(READ));

            assertThat(refused(() -> send(ends, "trySurrender", frame(readOnly)))).isEqualTo(new Failure(
                    Failure.Kind.WRONG_RIGHTS,
                    "surrender.page carries cap<Frame, read, write>, but the one in slot 0.1 "
                            + "has only rights 0b1"));
        }

        @Test
        void an_unknown_capability() {
            assertThat(refused(() -> send(ends, "tryLend", frame(new CapabilityAddress(77)), 1L)).kind())
                    .isEqualTo(Failure.Kind.WRONG_TYPE);
        }

        @Test
        void a_reference_that_is_null() {
            assertThatThrownBy(() -> send(ends, "tryLend", null, 1L)).isInstanceOf(NullPointerException.class);
        }

        @Test
        void and_the_binding_stays_usable() {
            CapabilityAddress page = table.create(FRAME, Rights.ALL);
            refused(() -> send(ends, "trySurrender", frame(table.create(SERVICE, Rights.ALL))));

            send(ends, "tryLend", frame(page), 3L);
            ends.settle();

            assertThat(events).containsExactly("lend FrameReference 2/1 3");
        }
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void another_type_that_arrives_closes_the_binding_and_is_deleted(Ends.Kind kind) {
        Ends ends = ends(kind);
        holder.lie()[0] = new CapabilityIdentity(FRAME, new Rights(READ | WRITE));
        send(ends, "trySurrender", frame(table.create(SERVICE, Rights.ALL)));
        holder.lie()[0] = null;

        ends.settle();

        assertThat(events).contains("onClosed WRONG_TYPE").noneMatch(event -> event.startsWith("surrender"));
        assertThat(ends.binding(1).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.WRONG_TYPE);
        assertThat(table.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void more_rights_than_declared_that_arrive_close_the_binding_and_are_deleted(Ends.Kind kind) {
        Ends ends = ends(kind);
        holder.lie()[0] = new CapabilityIdentity(FRAME, new Rights(READ | WRITE));
        send(ends, "trySurrender", frame(table.create(FRAME, new Rights(READ | WRITE | GRANT))));
        holder.lie()[0] = null;

        ends.settle();

        assertThat(events).contains("onClosed WRONG_RIGHTS").noneMatch(event -> event.startsWith("surrender"));
        assertThat(ends.binding(1).failure()).contains(new Failure(Failure.Kind.WRONG_RIGHTS,
                "surrender.page carries cap<Frame, read, write>, but the one that arrived has rights 0b111"));
        assertThat(table.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Ends.Kind.class)
    void fewer_rights_than_declared_that_arrive_close_it_too(Ends.Kind kind) {
        Ends ends = ends(kind);
        holder.lie()[0] = new CapabilityIdentity(FRAME, new Rights(READ | WRITE));
        send(ends, "trySurrender", frame(table.create(FRAME, new Rights(WRITE))));
        holder.lie()[0] = null;

        ends.settle();

        assertThat(ends.binding(1).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.WRONG_RIGHTS);
    }

    @ParameterizedTest
    @EnumSource(value = Ends.Kind.class, names = {"Ump", "Lmp", "Local"})
    void one_that_is_queued_is_reduced_when_it_is_sent(Ends.Kind kind) {
        Ends ends = ends(kind, 1);
        CapabilityAddress page = table.create(FRAME, Rights.ALL);
        for (long number = 1; number <= 6; number++) {
            assertThat(send(ends, "tryLend", frame(page), number)).isEqualTo(true);
        }

        assertThat(table.size()).describedAs("of those that wait, nothing was copied").isLessThanOrEqualTo(3);
        ends.settle();

        assertThat(events).hasSize(6).allMatch(event -> event.startsWith("lend FrameReference 2/1"));
        assertThat(table.size()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(value = Ends.Kind.class, names = {"Ump", "Lmp", "Local"})
    void one_that_is_deleted_while_queued_closes_the_binding(Ends.Kind kind) {
        Ends ends = ends(kind, 1);
        CapabilityAddress page = table.create(FRAME, Rights.ALL);
        for (long number = 1; number <= 3; number++) {
            send(ends, "tryLend", frame(page), number);
        }
        table.release(CapabilityReference.at(page));

        ends.settle();

        assertThat(ends.binding(0).failure().orElseThrow().kind()).isEqualTo(Failure.Kind.REFUSED);
    }

    @SuppressWarnings("unchecked") // the driver returns lists of strings
    private static List<String> run(String method) {
        return (List<String>) Generated.call(null, Generated.method(LENDING.load("LendingDriver"), method, 0));
    }

    @Test
    void between_two_threads_a_client_and_a_service_observe_constraints() {
        assertThat(run("betweenThreads")).containsExactly("got: rights 0b10 NONE", "left: nothing", "got: nothing true",
                "WRONG_TYPE", "21 seen, first 0: rights 0b1, last given: rights 0b11");
    }

    @Test
    void a_copied_binding_uses_the_copy_of_the_inspector() {
        assertThat(run("copied")).containsExactly("[1: rights 0b1]", "[1: rights 0b1, 2: rights 0b1]", "true");
    }

    @Test
    void without_an_inspector_no_typed_capability_is_sent() {
        Class<?> type = LENDING.ofInterface("Handler");
        Object handler = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::note);
        Ends ends = Ends.untapped(LENDING, Ends.Kind.Local, 4, handler, handler);

        assertThat(refused(() -> send(ends, "tryLend", frame(new CapabilityAddress(3)), 1L)).sentence())
                .isEqualTo("lend.page carries cap<Frame, read>, but no capability is known in slot 0.3");
    }

    @Test
    void opening_both_ends_takes_an_inspector() {
        Method local = Generated.method(LENDING.load("LendingInterface"), "local", 3);
        Method loopback = Generated.method(LENDING.load("LendingInterface"), "loopback", 2);

        assertThat(Arrays.asList(local, loopback))
                .allMatch(method -> method.getParameterTypes()[0] == CapabilityInspector.class);
    }
}
