package org.barreleye.exploration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barreleye.exploration.system.Checker;
import org.barreleye.exploration.system.Hashed;
import org.barreleye.exploration.system.Node;
import org.barreleye.exploration.system.Outbox;
import org.barreleye.exploration.system.Scenario;
import org.barreleye.exploration.system.StateHash;
import org.barreleye.exploration.system.SystemState;

/** A lock that node 0 grants to one of its clients at a time. */
final class LockService {
    /** A deliberate mistake. */
    enum Mistake { NONE, GRANTS_TWICE, FORGETS_THE_DEAD, THROWS }

    private static final int ACQUIRE = 0;
    private static final int RELEASE = 1;

    private LockService() {}

    record Acquire() implements Hashed {
        @Override
        public void addTo(StateHash hash) {
            hash.add(1);
        }
    }

    record Granted() implements Hashed {
        @Override
        public void addTo(StateHash hash) {
            hash.add(2);
        }
    }

    record Released() implements Hashed {
        @Override
        public void addTo(StateHash hash) {
            hash.add(3);
        }
    }

    static Scenario scenario(int clients, int rounds, Mistake mistake) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Server(mistake));
        for (int client = 1; client <= clients; client++) {
            nodes.add(new Client(rounds));
        }
        return Scenario.of("lock of " + clients + " clients", nodes, List.of(new MutualExclusion()));
    }

    static final class Server implements Node {
        private final Mistake mistake;
        // The client that has the lock, or -1.
        private int owner = -1;
        private final Deque<Integer> queue = new ArrayDeque<>();

        Server(Mistake mistake) {
            this.mistake = mistake;
        }

        @Override
        public long operations() {
            return 0;
        }

        @Override
        public String describe(int operation) {
            throw new AssertionError("a server starts nothing");
        }

        @Override
        public void start(int operation, Outbox outbox) {
            throw new AssertionError("a server starts nothing");
        }

        @Override
        public String phase() {
            return owner < 0 ? "FREE" : "LOCKED";
        }

        @Override
        public void receive(int from, Object message, Outbox outbox) {
            if (message instanceof Acquire) {
                if (mistake == Mistake.THROWS && owner >= 0) {
                    throw new IllegalStateException("locked by " + owner);
                }
                queue.add(from);
            } else {
                owner = owner == from || mistake == Mistake.GRANTS_TWICE ? -1 : owner;
            }
            grantNext(outbox);
            if (mistake == Mistake.GRANTS_TWICE && queue.size() > 1) {
                grantNext(outbox);
            }
        }

        private void grantNext(Outbox outbox) {
            boolean mayGrant = owner < 0 || mistake == Mistake.GRANTS_TWICE && queue.size() > 1;
            if (mayGrant && !queue.isEmpty()) {
                owner = queue.remove();
                outbox.send(owner, new Granted());
            }
        }

        @Override
        public void onDeath(int node, Outbox outbox) {
            if (mistake != Mistake.FORGETS_THE_DEAD) {
                queue.remove(node);
                owner = owner == node ? -1 : owner;
                grantNext(outbox);
            }
        }

        @Override
        public void addTo(StateHash hash) {
            hash.addNode(owner).add(queue.size());
            queue.forEach(hash::addNode);
        }
    }

    static final class Client implements Node {
        private int rounds;
        private boolean waits;
        boolean owns;

        Client(int rounds) {
            this.rounds = rounds;
        }

        @Override
        public long operations() {
            return owns ? 1L << RELEASE : !waits && rounds > 0 ? 1L << ACQUIRE : 0;
        }

        @Override
        public String describe(int operation) {
            return operation == ACQUIRE ? "acquires" : "releases";
        }

        @Override
        public void start(int operation, Outbox outbox) {
            if (operation == ACQUIRE) {
                rounds--;
                waits = true;
                outbox.send(0, new Acquire());
            } else {
                owns = false;
                outbox.send(0, new Released());
            }
        }

        @Override
        public void receive(int from, Object message, Outbox outbox) {
            waits = false;
            owns = true;
        }

        @Override
        public void addTo(StateHash hash) {
            hash.add(rounds).add(waits).add(owns);
        }
    }

    private static final class MutualExclusion implements Checker {
        @Override
        public String name() {
            return "mutual exclusion";
        }

        @Override
        public Optional<String> check(SystemState state) {
            List<Integer> owners = new ArrayList<>();
            for (int client = 1; client < state.size(); client++) {
                if (state.isAlive(client) && ((Client) state.node(client)).owns) {
                    owners.add(client);
                }
            }
            return owners.size() > 1 ? Optional.of("clients " + owners + " own the lock") : Optional.empty();
        }

        @Override
        public Optional<String> checkAtRest(SystemState state) {
            for (int client = 1; client < state.size(); client++) {
                if (state.isAlive(0) && state.isAlive(client) && ((Client) state.node(client)).waits) {
                    return Optional.of("client " + client + " waits for ever");
                }
            }
            return Optional.empty();
        }
    }
}
