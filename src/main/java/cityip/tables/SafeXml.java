package cityip.tables;

import com.ctc.wstx.api.WstxInputProperties;
import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/** The one XML reader of the house: no DTD, nothing fetched, entities left as they stand, bounded depth and attributes. */
public final class SafeXml {

  private static final XMLInputFactory2 FACTORY = factory();

  private SafeXml() {}

  private static XMLInputFactory2 factory() {
    XMLInputFactory2 factory = new com.ctc.wstx.stax.WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 256);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 200);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 1 << 20);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 1 << 26);
    factory.setProperty(WstxInputProperties.P_CACHE_DTDS, false);
    XMLResolver refuse = (publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("An outside entity is never read: " + systemId);
    };
    factory.setXMLResolver(refuse);
    factory.setProperty(WstxInputProperties.P_DTD_RESOLVER, refuse);
    factory.setProperty(WstxInputProperties.P_ENTITY_RESOLVER, refuse);
    return factory;
  }

  public static XMLStreamReader2 open(InputStream in) throws XMLStreamException {
    return (XMLStreamReader2) FACTORY.createXMLStreamReader(in);
  }

  public static XMLStreamReader2 open(Reader in) throws XMLStreamException {
    return (XMLStreamReader2) FACTORY.createXMLStreamReader(in);
  }
}
