package dev.rhenea.composition.filter;

import dev.rhenea.composition.WrittenContract;
import org.junit.jupiter.api.Nested;

/** Filters that store entries in another form keep every obligation, alone and in each other. */
class CodedContractsTest {
  @Nested
  class Checksum implements WrittenContract {
    @Override
    public String text() {
      return "checksum(memory(n1))";
    }
  }

  @Nested
  class Compress implements WrittenContract {
    @Override
    public String text() {
      return "compress(memory(n1), level: 1)";
    }
  }

  @Nested
  class Encrypt implements WrittenContract {
    @Override
    public String text() {
      return "encrypt(memory(n1), key: file(\"log.key\"))";
    }
  }

  @Nested
  class InEachOther implements WrittenContract {
    @Override
    public String text() {
      return "compress(encrypt(checksum(native(n1, n2, n3)), key: file(\"log.key\")))";
    }

    @Override
    public int tolerated() {
      return 1;
    }
  }

  @Nested
  class AboveAndBelowAStripe implements WrittenContract {
    @Override
    public String text() {
      return "checksum(stripe(compress(memory(n1)), checksum(memory(n2))))";
    }
  }
}
