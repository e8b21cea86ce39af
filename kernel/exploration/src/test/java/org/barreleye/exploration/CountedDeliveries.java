package org.barreleye.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.exploration.system.SystemState;

/**
 * A model of one object whose capabilities are copied, retyped and revoked on several cores. Node 0 is the home of the
 * object, which counts what it delivers to each other core.
 */
final class CountedDeliveries {
    /** A deliberate mistake. */
    enum Mistake { NONE, RESERVATION_NOT_COUNTED, NO_RESERVATION, RELEASE_WITHOUT_SERIAL }

    private static final int COPY = 0;
    private static final int DELETE = 8;
    private static final int REVOKE = 9;
    private static final int RETYPE = 10;
    private static final int DELETE_CHILD = 11;

    private CountedDeliveries() {}

    record Grant(int target, int seen) {}

    record Granted() {}

    record Deliver() {}

    record Dropped(int count) {}

    record Reserve(int seen) {}

    record Reserved(int serial) {}

    record Denied() {}

    record Freed(int serial) {}

    record Revoke(int seen) {}

    record Revoked(boolean done) {}

    record Destroy(int count, boolean keep) {}

    record Destroyed(int count, boolean keep) {}

    static Scenario scenario(int cores, int operations, Mistake mistake) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Home(cores, operations, mistake));
        for (int core = 1; core < cores; core++) {
            nodes.add(new Holder(core, cores, operations, mistake));
        }
        return Scenario.of(cores + " cores x " + operations + " operations", nodes, List.of(new Rules())).unordered();
    }

    private static String name(int operation) {
        return switch (operation) {
            case DELETE -> "deletes";
            case REVOKE -> "revokes";
            case RETYPE -> "retypes";
            case DELETE_CHILD -> "deletes the part";
            default -> "copies to " + (operation - COPY);
        };
    }

    static final class Home implements Node {
        private final Mistake mistake;
        private int left;
        private boolean holds = true;
        private final int[] sent;
        private final int[] gone;
        // The core that has retyped, or -1.
        private int childCore = -1;
        private int childSerial;
        // The core that revokes, or -1.
        private int revoker = -1;
        private final Set<Integer> waiting = new TreeSet<>();
        boolean isFree;

        Home(int cores, int operations, Mistake mistake) {
            this.mistake = mistake;
            left = operations;
            sent = new int[cores];
            gone = new int[cores];
        }

        private boolean isActive(int core) {
            return sent[core] > gone[core];
        }

        private boolean isBusy() {
            return revoker >= 0 || isFree;
        }

        @Override
        public long operations() {
            long set = 0;
            if (left > 0 && !isFree) {
                if (holds && revoker < 0) {
                    set |= (1L << sent.length) - 2 | 1L << REVOKE | (childCore < 0 ? 1L << RETYPE : 0);
                }
                set |= holds ? 1L << DELETE : 0;
                set |= childCore == 0 && revoker < 0 ? 1L << DELETE_CHILD : 0;
            }
            return set;
        }

        @Override
        public String describe(int operation) {
            return name(operation);
        }

        @Override
        public void start(int operation, Outbox outbox) {
            left--;
            switch (operation) {
                case DELETE -> {
                    holds = false;
                    settle();
                }
                case REVOKE -> beginRevoke(0, outbox);
                case RETYPE -> {
                    childCore = 0;
                    childSerial = 0;
                }
                case DELETE_CHILD -> {
                    childCore = -1;
                    settle();
                }
                default -> {
                    sent[operation]++;
                    outbox.send(operation, new Deliver());
                }
            }
        }

        @Override
        public void receive(int from, Object message, Outbox outbox) {
            if (message instanceof Grant grant) {
                grant(from, grant, outbox);
            } else if (message instanceof Dropped dropped) {
                gone[from] = Math.max(gone[from], dropped.count);
                settle();
            } else if (message instanceof Reserve reserve) {
                reserve(from, reserve, outbox);
            } else if (message instanceof Freed freed) {
                boolean matches = childSerial == freed.serial || mistake == Mistake.RELEASE_WITHOUT_SERIAL;
                childCore = childCore == from && matches ? -1 : childCore;
                settle();
            } else if (message instanceof Revoke revoke) {
                if (revoke.seen <= gone[from] || isBusy()) {
                    outbox.send(from, new Revoked(false));
                } else {
                    beginRevoke(from, outbox);
                }
            } else if (message instanceof Destroyed destroyed) {
                gone[from] = destroyed.keep ? gone[from] : Math.max(gone[from], destroyed.count);
                childCore = childCore == from && childSerial <= destroyed.count ? -1 : childCore;
                waiting.remove(from);
                finishRevoke(outbox);
            }
        }

        private void grant(int from, Grant grant, Outbox outbox) {
            boolean refused = grant.seen <= gone[from] || isBusy();
            if (!refused && grant.target == 0) {
                holds = true;
            } else if (!refused) {
                sent[grant.target]++;
                outbox.send(grant.target, new Deliver());
            }
            outbox.send(from, new Granted());
        }

        private void reserve(int from, Reserve reserve, Outbox outbox) {
            if (reserve.seen <= gone[from] || isBusy() || childCore >= 0 && mistake != Mistake.NO_RESERVATION) {
                outbox.send(from, new Denied());
                return;
            }
            sent[from] += mistake == Mistake.RESERVATION_NOT_COUNTED ? 0 : 1;
            childCore = from;
            childSerial = sent[from];
            outbox.send(from, new Reserved(childSerial));
        }

        private void beginRevoke(int by, Outbox outbox) {
            holds = by == 0 && holds;
            childCore = childCore == 0 ? -1 : childCore;
            revoker = by;
            for (int core = 1; core < sent.length; core++) {
                if (isActive(core)) {
                    waiting.add(core);
                    outbox.send(core, new Destroy(sent[core], core == by));
                }
            }
            finishRevoke(outbox);
        }

        private void finishRevoke(Outbox outbox) {
            if (waiting.isEmpty()) {
                if (revoker > 0) {
                    outbox.send(revoker, new Revoked(true));
                }
                revoker = -1;
                settle();
            }
        }

        private void settle() {
            boolean anyActive = false;
            for (int core = 1; core < sent.length; core++) {
                anyActive |= isActive(core);
            }
            isFree |= !holds && childCore < 0 && revoker < 0 && !anyActive;
        }

        @Override
        public void addTo(StateHash hash) {
            hash.add(left).add(holds).add(isFree).add(childCore).add(childCore < 0 ? 0 : childSerial).add(revoker);
            for (int core = 0; core < sent.length; core++) {
                hash.add(sent[core]).add(gone[core]).add(waiting.contains(core));
            }
        }
    }

    static final class Holder implements Node {
        private final Mistake mistake;
        private final int core;
        private final int cores;
        private int left;
        boolean holds;
        private int received;
        int child;
        private int grants;
        // The operation that waits for an answer, or 0.
        private int waitingFor;
        // The count up to which all is to be destroyed, or -1.
        private int destroyUpTo = -1;
        private boolean keeps;

        Holder(int core, int cores, int operations, Mistake mistake) {
            this.core = core;
            this.cores = cores;
            this.mistake = mistake;
            left = operations;
        }

        @Override
        public long operations() {
            long set = 0;
            if (left > 0 && waitingFor == 0 && destroyUpTo < 0) {
                if (holds) {
                    set |= (1L << cores) - 1 & ~(1L << core) | 1L << DELETE | 1L << REVOKE;
                    set |= child == 0 ? 1L << RETYPE : 0;
                }
                set |= child != 0 ? 1L << DELETE_CHILD : 0;
            }
            return set;
        }

        @Override
        public String describe(int operation) {
            return name(operation);
        }

        @Override
        public void start(int operation, Outbox outbox) {
            left--;
            switch (operation) {
                case DELETE -> {
                    holds = false;
                    dropIfEmpty(outbox);
                }
                case REVOKE -> {
                    waitingFor = REVOKE;
                    outbox.send(0, new Revoke(received));
                }
                case RETYPE -> {
                    waitingFor = RETYPE;
                    outbox.send(0, new Reserve(received));
                }
                case DELETE_CHILD -> {
                    outbox.send(0, new Freed(child));
                    child = 0;
                    dropIfEmpty(outbox);
                }
                default -> {
                    grants++;
                    outbox.send(0, new Grant(operation, received));
                }
            }
        }

        @Override
        public void receive(int from, Object message, Outbox outbox) {
            boolean isPart = message instanceof Reserved;
            if (message instanceof Deliver) {
                received++;
                holds |= destroyUpTo < 0 || keeps;
            } else if (message instanceof Granted) {
                grants--;
            } else if (message instanceof Reserved reserved) {
                received += mistake == Mistake.RESERVATION_NOT_COUNTED ? 0 : 1;
                child = destroyUpTo < 0 ? reserved.serial : 0;
                waitingFor = 0;
            } else if (message instanceof Destroy destroy) {
                destroyUpTo = destroy.count;
                keeps = destroy.keep;
            } else {
                waitingFor = 0;
            }
            destroy(outbox);
            boolean isAnswer = !(message instanceof Deliver) && !(message instanceof Destroy);
            if (isAnswer && destroyUpTo < 0 && !(isPart && child != 0)) {
                dropIfEmpty(outbox);
            }
        }

        private void destroy(Outbox outbox) {
            if (destroyUpTo >= 0 && received >= destroyUpTo) {
                holds &= keeps;
                child = 0;
                destroyUpTo = -1;
                outbox.send(0, new Destroyed(received, keeps));
                if (keeps && !holds) {
                    dropIfEmpty(outbox);
                }
                keeps = false;
            }
        }

        private void dropIfEmpty(Outbox outbox) {
            if (received > 0 && !holds && child == 0 && grants == 0 && waitingFor == 0 && destroyUpTo < 0) {
                outbox.send(0, new Dropped(received));
            }
        }

        @Override
        public void addTo(StateHash hash) {
            hash.add(left).add(holds).add(received).add(child).add(grants).add(waitingFor).add(destroyUpTo).add(keeps);
        }
    }

    /** No two parts of the same memory live, and memory is used again only when nothing of it is left. */
    private static final class Rules implements Checker {
        @Override
        public String name() {
            return "no memory is used twice";
        }

        @Override
        public Optional<String> check(SystemState state) {
            Home home = (Home) state.node(0);
            int parts = home.childCore == 0 ? 1 : 0;
            for (int core = 1; core < state.size(); core++) {
                Holder holder = (Holder) state.node(core);
                parts += holder.child != 0 ? 1 : 0;
                boolean arrives = state.inTransit(0, core).stream()
                        .anyMatch(message -> message instanceof Deliver || message instanceof Reserved);
                if (home.isFree && (holder.holds || holder.child != 0 || arrives)) {
                    return Optional.of("the memory is free, and core " + core + " has a capability to it");
                }
            }
            return parts > 1 ? Optional.of("two parts of the same memory live") : Optional.empty();
        }

        @Override
        public Optional<String> checkAtRest(SystemState state) {
            Home home = (Home) state.node(0);
            if (home.revoker >= 0) {
                return Optional.of("a revoke does not end");
            }
            for (int core = 1; core < state.size(); core++) {
                Holder holder = (Holder) state.node(core);
                if (holder.waitingFor != 0 || holder.grants != 0 || holder.destroyUpTo >= 0) {
                    return Optional.of("core " + core + " waits for ever");
                }
                if (!holder.holds && holder.child == 0 && home.isActive(core)) {
                    return Optional.of("the home thinks for ever that core " + core + " holds a capability");
                }
            }
            return Optional.empty();
        }
    }
}
