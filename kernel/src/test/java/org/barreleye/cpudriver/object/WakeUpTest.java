package org.barreleye.cpudriver.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.barreleye.cpudriver.object.DispatcherControlBlock.State;
import org.barreleye.kpi.syscall.Wait;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A dispatcher that waits misses no wake-up, in any order of its steps and those of other dispatchers. */
class WakeUpTest {
    /** Two dispatchers, step by step in an order that is given. */
    private abstract static class Scenario {
        final DispatcherControlBlock receiver = started();
        final EndpointBuffer endpoint = new EndpointBuffer(receiver, 8, 0);
        int received;
        private boolean foundNothing;

        Scenario() {
            receiver.addEndpoint(endpoint);
        }

        static DispatcherControlBlock started() {
            DispatcherControlBlock dispatcher = new DispatcherControlBlock();
            dispatcher.start("test", new CNode(1000), new Execution.ReactorExecution(null, null, 0, 0));
            return dispatcher;
        }

        /** The receiver polls once; if there is nothing, it waits in its next step. */
        private void receive() {
            if (foundNothing) {
                receiver.suspend(Wait.FOR_ENDPOINTS);
                foundNothing = false;
            } else if (!endpoint.isEmpty()) {
                endpoint.removeOldest();
                received++;
            } else if (endpoint.takeTerminationNotice().isPresent()) {
                received++;
            } else {
                foundNothing = true;
            }
        }

        abstract boolean othersAreDone();

        abstract void others();

        boolean isFinished() {
            return othersAreDone() && receiver.state() == State.WAITING;
        }

        /** Bit i selects which of the two takes step i, if both can. */
        void run(int order) {
            int rest = order;
            while (!isFinished()) {
                boolean receivers = othersAreDone() || receiver.state() == State.RUNNABLE && (rest & 1) == 0;
                rest >>>= 1;
                if (receivers) {
                    receive();
                } else {
                    others();
                }
            }
        }
    }

    /** Sends messages; writing one and waking the receiver are two steps. */
    private static final class SendScenario extends Scenario {
        private static final int MESSAGES = 4;

        private int steps;

        @Override
        boolean othersAreDone() {
            return steps == 2 * MESSAGES;
        }

        @Override
        void others() {
            if (steps++ % 2 == 0) {
                endpoint.next().fill(0);
                endpoint.commit();
            } else {
                receiver.wake();
            }
        }
    }

    /** Ends dispatchers that the receiver watches; one is watched only after it has ended. */
    private static final class TerminationScenario extends Scenario {
        private final List<DispatcherControlBlock> watched = new ArrayList<>(List.of(started(), started(), started()));
        private int steps;

        @Override
        boolean othersAreDone() {
            return steps == 6;
        }

        @Override
        void others() {
            DispatcherControlBlock other = watched.get(steps / 2);
            if ((steps % 2 == 0) == steps < 4) {
                other.watch(endpoint, steps);
            } else {
                other.end(0);
            }
            steps++;
        }
    }

    @Nested
    class Over_all_orders {
        @Test
        void every_message_is_received_before_the_receiver_waits_for_good() {
            for (int order = 0; order < 1 << 18; order++) {
                Scenario scenario = new SendScenario();
                scenario.run(order);
                assertThat(scenario.received).as("order %s", Integer.toBinaryString(order))
                        .isEqualTo(SendScenario.MESSAGES);
            }
        }

        @Test
        void every_termination_is_reported() {
            for (int order = 0; order < 1 << 16; order++) {
                Scenario scenario = new TerminationScenario();
                scenario.run(order);
                assertThat(scenario.received).as("order %s", Integer.toBinaryString(order)).isEqualTo(3);
            }
        }

        @Test
        void a_blocked_sender_is_woken_when_space_is_available() {
            for (int order = 0; order < 1 << 16; order++) {
                assertThat(deliveredMessages(order)).as("order %s", Integer.toBinaryString(order)).isEqualTo(12);
            }
        }

        /** A sender with more messages than fit; it repeats a refused one whenever it runs. */
        private int deliveredMessages(int order) {
            DispatcherControlBlock sender = Scenario.started();
            EndpointBuffer full = new EndpointBuffer(Scenario.started(), 8, 0);
            int sent = 0;
            int received = 0;
            boolean isBlocked = false;
            int rest = order;
            while (received < 12) {
                boolean senders = sender.state() == State.RUNNABLE && sent < 12 && ((rest & 1) == 0 || full.isEmpty());
                rest >>>= 1;
                if (senders && isBlocked) {
                    sender.suspend(Wait.FOR_ENDPOINTS);
                    isBlocked = false;
                } else if (senders && full.isFull()) {
                    full.addBlockedSender(sender);
                    isBlocked = true;
                } else if (senders) {
                    full.next().fill(0);
                    full.commit();
                    sent++;
                } else if (!full.isEmpty()) {
                    full.removeOldest();
                    received++;
                } else {
                    return received; // the sender waits although there is room
                }
            }
            return received;
        }
    }

    @Nested
    class A_dispatcher_that_yields {
        @Test
        void stays_runnable() {
            DispatcherControlBlock dispatcher = Scenario.started();

            dispatcher.suspend(Wait.NONE);

            assertThat(dispatcher.state()).isEqualTo(State.RUNNABLE);
        }

        @Test
        void stays_ended_once_it_has() {
            DispatcherControlBlock dispatcher = Scenario.started();
            dispatcher.end(3);

            dispatcher.suspend(Wait.NONE);
            dispatcher.wake();

            assertThat(dispatcher.state()).isEqualTo(State.ENDED);
            assertThat(dispatcher.exitStatus()).isEqualTo(3);
        }
    }
}
