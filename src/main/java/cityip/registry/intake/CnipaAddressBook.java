package cityip.registry.intake;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A name with its address as the Chinese gazette writes it; unused parts of the address are filled with "0" there. */
final class CnipaAddressBook {

  private String name = "";
  private String address = "";
  private String region = "";
  private @Nullable String postcode;
  private @Nullable String code;
  private @Nullable String country;

  String name() {
    return name;
  }

  /** The walk stands on an AddressBook. */
  void read(XmlWalk xml) throws XMLStreamException {
    while (xml.child()) {
      switch (xml.name()) {
        case "Name", "OrganizationName" -> {
          String text = xml.text();
          name = name.isEmpty() ? text : name;
        }
        case "Address" -> address(xml);
        default -> xml.skip();
      }
    }
  }

  private void address(XmlWalk xml) throws XMLStreamException {
    String province = "";
    String city = "";
    String county = "";
    while (xml.child()) {
      switch (xml.name()) {
        case "Text" -> {
          Names.Address whole = Names.address(xml.text());
          address = whole.text();
          postcode = postcode == null ? whole.postcode() : postcode;
        }
        case "PostCode" -> postcode = given(xml.text(), postcode);
        case "Province" -> province = given(xml.text(), "");
        case "City" -> city = given(xml.text(), "");
        case "County" -> county = given(xml.text(), "");
        case "WIPOST3Code" -> country = given(xml.text(), null);
        default -> xml.skip();
      }
    }
    region = (province == null ? "" : province) + (city == null || city.equals(province) ? "" : city) + (county == null ? "" : county);
  }

  void code(String text) {
    code = text.length() == 18 ? text : null;
  }

  private static @Nullable String given(String text, @Nullable String otherwise) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return text;
      }
    }
    return otherwise;
  }

  SourceParty party(SourceParty.Role role) {
    return new SourceParty(role, name, address.isEmpty() ? region : address, postcode, code, country);
  }
}
