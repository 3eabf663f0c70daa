<?xml version="1.0" encoding="UTF-8"?>
<!-- What the Party's documents have in common (36-HD/VPTW): paper, margins, head, title, place of the page number. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">

  <xsl:attribute-set name="document">
    <xsl:attribute name="xml:lang">vi</xsl:attribute>
    <xsl:attribute name="font-family">Liberation Serif</xsl:attribute>
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height">1.3</xsl:attribute>
  </xsl:attribute-set>

  <!-- $name is what the document is called where files are listed. A4; 20 mm above and below, 30 left, 15 right; the page number 10 mm from the top, from the second page on -->
  <xsl:template name="pages">
    <xsl:param name="name"/>
    <xsl:param name="width" select="'210mm'"/>
    <xsl:param name="height" select="'297mm'"/>
    <fo:layout-master-set>
      <fo:simple-page-master master-name="first" page-width="{$width}" page-height="{$height}"
          margin-left="30mm" margin-right="15mm" margin-top="10mm" margin-bottom="10mm">
        <fo:region-body margin-top="10mm" margin-bottom="12mm"/>
        <fo:region-before extent="8mm" region-name="no-number"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="other" page-width="{$width}" page-height="{$height}"
          margin-left="30mm" margin-right="15mm" margin-top="10mm" margin-bottom="10mm">
        <fo:region-body margin-top="10mm" margin-bottom="12mm"/>
        <fo:region-before extent="8mm" region-name="number"/>
        <fo:region-after extent="8mm" display-align="after"/>
      </fo:simple-page-master>
      <fo:page-sequence-master master-name="pages">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference page-position="first" master-reference="first"/>
          <fo:conditional-page-master-reference page-position="rest" master-reference="other"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
    <fo:declarations>
      <x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:RDF>
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="$name"/><xsl:if test="@number"> số <xsl:value-of select="@number"/></xsl:if></rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="issuer/@name"/></rdf:li></rdf:Seq></dc:creator>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
    </fo:declarations>
  </xsl:template>

  <xsl:template name="page-number">
    <fo:static-content flow-name="number">
      <fo:block text-align="center" font-size="14pt"><fo:page-number/></fo:block>
    </fo:static-content>
  </xsl:template>

  <!-- organisation and number on the left; name of the Party, place and date on the right -->
  <xsl:template name="head">
    <xsl:param name="left" select="'72mm'"/>
    <xsl:param name="right" select="'93mm'"/>
    <fo:table table-layout="fixed" width="100%" role="Div">
      <fo:table-column column-width="{$left}"/>
      <fo:table-column column-width="{$right}"/>
      <fo:table-body role="Div">
        <fo:table-row role="Div">
          <fo:table-cell text-align="center" role="Div">
            <xsl:if test="issuer/@superior">
              <fo:block font-size="14pt"><xsl:value-of select="issuer/@superior"/></fo:block>
            </xsl:if>
            <fo:block font-size="14pt" font-weight="bold"><xsl:value-of select="issuer/@name"/></fo:block>
            <fo:block font-size="14pt" line-height="1">*</fo:block>
            <xsl:if test="@number">
              <fo:block font-size="14pt">Số <xsl:value-of select="@number"/></fo:block>
            </xsl:if>
          </fo:table-cell>
          <fo:table-cell text-align="center" role="Div">
            <fo:block font-size="15pt" font-weight="bold">
              <!-- the line under the name is as long as the name -->
              <fo:inline border-bottom="1pt solid black" padding-bottom="1.5pt">ĐẢNG CỘNG SẢN VIỆT NAM</fo:inline>
            </fo:block>
            <fo:block font-size="14pt" font-style="italic" space-before="5mm">
              <xsl:value-of select="issuer/@place"/>, ngày <xsl:value-of select="date/@day"/> tháng <xsl:value-of
                select="date/@month"/> năm <xsl:value-of select="date/@year"/>
            </fo:block>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="title">
    <xsl:param name="name"/>
    <xsl:param name="about"/>
    <fo:block role="H1" text-align="center" font-size="16pt" font-weight="bold" space-before="10mm">
      <xsl:value-of select="$name"/>
    </fo:block>
    <fo:block text-align="center" font-size="14pt" font-weight="bold"><xsl:value-of select="$about"/></fo:block>
    <fo:block text-align="center" font-size="14pt" space-after="6mm" line-height="1">-----</fo:block>
  </xsl:template>

  <!-- one line of facts: what it is, and what it says -->
  <xsl:template name="fact">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <xsl:param name="weight" select="'normal'"/>
    <xsl:param name="style" select="'normal'"/>
    <xsl:if test="$value != ''">
      <fo:list-item space-after="2mm">
        <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="$label"/>:</fo:block></fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <fo:block font-weight="{$weight}" font-style="{$style}" linefeed-treatment="preserve"><xsl:value-of select="$value"/></fo:block>
        </fo:list-item-body>
      </fo:list-item>
    </xsl:if>
  </xsl:template>

  <!-- how to check it on the left, who issued it on the right -->
  <xsl:template name="foot">
    <fo:table table-layout="fixed" width="100%" space-before="10mm" keep-together.within-page="always" keep-with-previous.within-page="always" role="Div">
      <fo:table-column column-width="31mm"/>
      <fo:table-column column-width="60mm"/>
      <fo:table-column column-width="74mm"/>
      <fo:table-body role="Div">
        <fo:table-row role="Div">
          <xsl:call-template name="check"/>
          <fo:table-cell text-align="center" role="Div">
            <fo:block font-weight="bold"><xsl:value-of select="issuer/@name"/></fo:block>
            <fo:block font-style="italic" font-size="12pt" space-before="3mm">Đã ký số bởi</fo:block>
            <fo:block font-size="12pt"><xsl:value-of select="@signer"/></fo:block>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- two cells: the QR code, and in words how the paper is checked -->
  <xsl:template name="check">
    <xsl:param name="paper" select="'biên lai'"/>
    <fo:table-cell role="Div">
      <fo:block line-height="1">
        <fo:external-graphic src="url('{check/@qr}')" content-width="28mm" content-height="28mm" scaling="uniform"
            fox:alt-text="Mã QR dẫn đến trang kiểm tra {$paper}"/>
      </fo:block>
    </fo:table-cell>
    <fo:table-cell font-size="10.5pt" line-height="1.25" role="Div">
      <fo:block>Kiểm tra <xsl:value-of select="$paper"/>: quét mã QR,</fo:block>
      <fo:block>hoặc vào <xsl:value-of select="check/@address"/></fo:block>
      <fo:block>và nhập số <xsl:value-of select="$paper"/> cùng</fo:block>
      <fo:block>mã kiểm tra <fo:inline font-weight="bold"><xsl:value-of select="check/@code"/></fo:inline></fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- as the printed line in a foot: who has signed, for whom, when -->
  <xsl:template name="signature">
    <fo:block font-size="11pt" line-height="1.25" space-before="3mm">
      <fo:block font-style="italic">Đã ký số bởi</fo:block>
      <xsl:if test="signature/@person">
        <fo:block font-weight="bold" font-size="13pt"><xsl:value-of select="signature/@person"/></fo:block>
        <fo:block><xsl:value-of select="signature/@position"/></fo:block>
      </xsl:if>
      <fo:block><xsl:value-of select="signature/@organisation"/></fo:block>
      <fo:block font-style="italic">lúc <xsl:value-of select="signature/@at"/></fo:block>
    </fo:block>
  </xsl:template>

  <!-- the foot of papers that are signed by a person for an organisation: how to check it on the left, the signature on the right -->
  <xsl:template name="signed-foot">
    <xsl:param name="paper"/>
    <xsl:param name="right" select="'74mm'"/>
    <fo:table table-layout="fixed" width="100%" space-before="8mm" keep-together.within-page="always" keep-with-previous.within-page="always" role="Div">
      <fo:table-column column-width="31mm"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="{$right}"/>
      <fo:table-body role="Div">
        <fo:table-row role="Div">
          <xsl:call-template name="check">
            <xsl:with-param name="paper" select="$paper"/>
          </xsl:call-template>
          <fo:table-cell text-align="center" role="Div">
            <fo:block font-weight="bold"><xsl:if test="signature/@person">T/M </xsl:if><xsl:value-of select="issuer/@name"/></fo:block>
            <xsl:call-template name="signature"/>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- small print at the end of each page -->
  <xsl:template name="small-print">
    <xsl:param name="text"/>
    <fo:static-content flow-name="xsl-region-after">
      <fo:block text-align="center" font-size="10pt" color="#444444"><xsl:value-of select="$text"/></fo:block>
    </fo:static-content>
  </xsl:template>

  <!-- each line of a grid is drawn once: left of and below each cell, above the head, right of the table -->
  <xsl:attribute-set name="cell">
    <xsl:attribute name="border-left">0.75pt solid #333333</xsl:attribute>
    <xsl:attribute name="border-bottom">0.75pt solid #333333</xsl:attribute>
    <xsl:attribute name="padding">1.2mm 1.5mm</xsl:attribute>
    <xsl:attribute name="display-align">center</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="head-cell" use-attribute-sets="cell">
    <xsl:attribute name="border-top">0.75pt solid #333333</xsl:attribute>
  </xsl:attribute-set>
</xsl:stylesheet>
