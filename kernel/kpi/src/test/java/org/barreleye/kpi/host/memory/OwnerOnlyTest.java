package org.barreleye.kpi.host.memory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.barreleye.kpi.outcome.ConnectionFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerOnlyTest {
    private static final Path PATH = Path.of("a");
    private static final UserPrincipal OWN = new User("own");

    private record User(String name) implements UserPrincipal {
        @Override
        public String getName() {
            return name;
        }
    }

    /** A regular file. */
    private record Attributes(UserPrincipal owner, Set<PosixFilePermission> permissions)
            implements PosixFileAttributes {
        Attributes(String owner, String permissions) {
            this(new User(owner), PosixFilePermissions.fromString(permissions));
        }

        @Override
        public GroupPrincipal group() {
            throw new UnsupportedOperationException("not looked at");
        }

        @Override
        public FileTime lastModifiedTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public FileTime lastAccessTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public FileTime creationTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public boolean isRegularFile() {
            return true;
        }

        @Override
        public boolean isDirectory() {
            return false;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public Object fileKey() {
            return null;
        }
    }

    @Test
    void accepts_a_file_that_its_owner_alone_may_open() {
        assertThatCode(() -> OwnerOnly.check(PATH, new Attributes("own", "rw-------"), OWN, false))
                .doesNotThrowAnyException();
    }

    @Test
    void refuses_a_file_of_another_user() {
        assertThatThrownBy(() -> OwnerOnly.check(PATH, new Attributes("mallory", "rw-------"), OWN, false))
                .isInstanceOf(ConnectionFailed.class)
                .hasMessage("REFUSED: a belongs to 'mallory', and this process runs as 'own'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw---x---", "rw----r--", "rw-----w-", "rw------x"})
    void refuses_a_file_that_others_may_open(String permissions) {
        assertThatThrownBy(() -> OwnerOnly.check(PATH, new Attributes("own", permissions), OWN, false))
                .isInstanceOf(ConnectionFailed.class).hasMessageContaining(permissions);
    }
}
